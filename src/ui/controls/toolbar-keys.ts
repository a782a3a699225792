/**
 * Moves the focus within a toolbar by the arrow keys, to its first by Home and its last by End, as the ARIA Authoring
 * Practices describe for toolbars; fields within it keep their own keys.
 */
export function toolbarKeys(event: KeyboardEvent & { readonly currentTarget: HTMLElement }): void {
  if (event.target instanceof HTMLInputElement || event.ctrlKey || event.altKey || event.metaKey) return;
  const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>("button, a[href]")].filter(
    (button) => !button.matches(":disabled"),
  );
  const at = buttons.indexOf(document.activeElement as HTMLElement);
  const last = buttons.length - 1;
  const isRightToLeft = getComputedStyle(event.currentTarget).direction === "rtl";
  const forward = isRightToLeft ? "ArrowLeft" : "ArrowRight";
  const back = isRightToLeft ? "ArrowRight" : "ArrowLeft";
  const next =
    event.key === forward
      ? (at + 1) % buttons.length
      : event.key === back
        ? (at + last) % buttons.length
        : event.key === "Home"
          ? 0
          : event.key === "End"
            ? last
            : undefined;
  if (at < 0 || next === undefined) return;
  event.preventDefault();
  buttons[next]?.focus();
}
