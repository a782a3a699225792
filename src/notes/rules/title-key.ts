/** What two titles that are the same have in common: neither case, nor how letters are composed, nor what a link cannot hold. */
export function titleKey(title: string): string {
  return title
    .normalize("NFC")
    .toLowerCase()
    .replace(/[[\]|#]/g, "")
    .replace(/\s+/g, " ")
    .trim();
}

/** Whether two titles are told apart by nobody. */
export function sameTitle(one: string, other: string): boolean {
  return one === other || titleKey(one) === titleKey(other);
}
