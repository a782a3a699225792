import { singleKeys, singleKeysOn } from "./single-keys.ts";

/** Listens for single keys wherever nothing is typed into and no sheet is open. */
export function listenForKeys(): void {
  document.addEventListener("keydown", (event) => {
    const key = singleKeys.find((one) => one === event.key);
    if (key === undefined || !singleKeysOn.value || event.defaultPrevented) return;
    // The path leads into shadow roots, where the editor of long notes is; the target stops before them.
    const target = event.composedPath()[0] ?? null;
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isTyping(target)) return;
    event.preventDefault();
    void import("./press-key.ts").then((keys) => keys.pressKey(key));
  });
}

function isTyping(target: EventTarget | null): boolean {
  if (document.querySelector("dialog[open]") !== null) return true;
  if (!(target instanceof HTMLElement)) return false;
  return (
    target.isContentEditable ||
    (target.matches("input, textarea, select") && !target.matches("[type=checkbox]"))
  );
}
