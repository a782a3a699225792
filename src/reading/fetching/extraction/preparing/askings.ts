/** What asks the reader for money, as it is called. */
const asking = /(?:^|[\s_-])(?:reward|donat(?:e|ion)|tip-?jar|dashang|buy-?me-?a-?coffee)(?:$|[\s_-])/i;
const candidates =
  "[class*='reward' i], [class*='donat' i], [class*='tip' i], [class*='dashang' i], [class*='coffee' i]";
/** Characters; what is longer is about rewards rather than asking for one. */
const LONGEST = 300;

/** Removes what asks for money under a text. */
export function dropAskings(page: Document): void {
  for (const element of page.querySelectorAll(candidates)) {
    const { length } = (element.textContent ?? "").trim();
    if (asking.test(element.className) && length < LONGEST) element.remove();
  }
}
