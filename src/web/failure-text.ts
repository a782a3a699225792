import type { FetchFailure } from "../contract/fetch-failure.ts";
import { fetchLimits } from "../contract/fetch-limits.ts";

/** What it means for the person that something of the web could not be had. */
export function fetchFailureText(failure: FetchFailure): string {
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
      return `That site did not send it all within ${fetchLimits[failure.of].seconds} seconds. Try again later.`;
    case "too-large":
      return `What is at that address is larger than ${fetchLimits[failure.of].mebibytes} MB, which is more than Wayside takes.`;
    case "wrong-type":
      return "That address is not a page of text.";
    case "too-many-redirects":
      return "That site sends one from address to address without end. Open it in a browser and save the address it ends at.";
    case "status":
      return failure.status === 404
        ? "There is no page at that address (404). Check it, or try again later."
        : `That site answered with an error (${failure.status}). Try again later.`;
  }
}
