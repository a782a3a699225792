/** Brings what is shown to its beginning, whichever part of the page scrolls. */
export function scrollToTop(): void {
  scrollTo({ top: 0 });
  document.querySelector("main")?.scrollTo({ top: 0 });
}
