/** What asks the reader for money, as it is called. */
const asking = /(?:^|[\s_-])(?:reward|donat(?:e|ion)|tip-?jar|dashang|buy-?me-?a-?coffee)(?:$|[\s_-])/i;
/** What says under every text of a site that it is none of its fault, as it is called. */
const disclaiming = /(?:^|[\s_-])(?:disclaimers?|legal-(?:notice|note|text|footer))(?:$|[\s_-])/i;
const candidates =
  "[class*='reward' i], [class*='donat' i], [class*='tip' i], [class*='dashang' i], [class*='coffee' i], [class*='disclaimer' i], [class*='legal' i]";
/** Characters; what is longer is about rewards rather than asking for one. */
const LONGEST = 300;

/** Removes what a site puts under each of its texts: what asks for money, and disclaimers. */
export function dropFringe(page: Document): void {
  for (const element of page.querySelectorAll(candidates)) {
    const { className } = element;
    if (typeof className !== "string" || element.querySelector("h1") !== null) continue;
    const { length } = (element.textContent ?? "").trim();
    if (disclaiming.test(className) || (asking.test(className) && length < LONGEST)) element.remove();
  }
}
