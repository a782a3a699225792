import type { StorageFailure } from "./failure.ts";
import type { OutsideFailure } from "./outside-page.ts";

/** What a failure of storage means for the person: what happened, what is safe, what to do. */
export function storageFailureText(failure: StorageFailure): string {
  switch (failure.kind) {
    case "full":
      return "This device has no room left, so the last change was not kept. Everything before it is safe. Free some space or remove finished articles, then try again.";
    case "newer-database":
      return "A newer version of Wayside is at work on this device. Your data is safe. Close the other tabs and reload this one.";
    case "blocked":
      return "Another tab still runs an older version of Wayside. Close the other tabs; this one goes on by itself.";
    case "unavailable":
      return "This browser does not let Wayside keep anything, as in some private windows. Nothing you write here would stay. Open Wayside in a normal window.";
    case "closed":
      return "The connection to this device's storage was lost. Everything kept before is safe. Reload the page.";
    case "failed":
      return `The change could not be kept (${failure.detail}). Everything before it is safe. Try again.`;
  }
}

/** What it means that a page of the web could not be had. */
export function outsideFailureText(failure: OutsideFailure): string {
  switch (failure.kind) {
    case "offline":
      return "There is no network. The address is kept and fetched when there is one.";
    case "no-gateway":
      return "This copy of Wayside runs without its gateway, and that site does not answer browsers directly. Raw files on GitHub, paste and files work here.";
    case "token-needed":
      return "The gateway asks for its token. Enter it in Settings.";
    case "not-an-address":
      return "That is not a web address. It should look like https://example.org/page.";
    case "not-web":
      return "Only http and https addresses can be fetched.";
    case "private-address":
      return "That address leads into a private network, where the gateway does not go.";
    case "unreachable":
      return "That site could not be reached. Check the address, or try again later.";
    case "timeout":
      return "That site did not answer within ten seconds. Try again later.";
    case "too-large":
      return "That page is larger than 8 MB, which is more than Wayside takes.";
    case "wrong-type":
      return "That address is not a page of text.";
    case "status":
      return failure.status === 404
        ? "There is no page at that address (404). Check it, or try again later."
        : `That site answered with an error (${failure.status}). Try again later.`;
  }
}
