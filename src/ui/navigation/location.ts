import { signal } from "@preact/signals";

/** Where in the app one is; components that read it follow it. */
export const here = signal(new URL(location.href));

/** Goes to an address of the app; `replace` leaves no step to go back to. */
export function navigate(href: string, replace = false): void {
  const url = new URL(href, location.href);
  if (replace) history.replaceState(null, "", url);
  else history.pushState(null, "", url);
  here.value = url;
}

/** Follows links within the app without loading a page; every other click is left to the browser. */
function follow(event: MouseEvent): void {
  if (
    event.defaultPrevented ||
    event.button !== 0 ||
    event.ctrlKey ||
    event.metaKey ||
    event.altKey ||
    event.shiftKey
  )
    return;
  const link = event
    .composedPath()
    .find((target): target is HTMLAnchorElement => target instanceof HTMLAnchorElement && target.href !== "");
  if (link === undefined || link.origin !== location.origin || link.hasAttribute("download")) return;
  if (!/^(?:_self)?$/i.test(link.target) || link.getAttribute("href")?.startsWith("#") === true) return;
  event.preventDefault();
  navigate(link.href);
}

addEventListener("click", follow);
addEventListener("popstate", () => {
  here.value = new URL(location.href);
});
