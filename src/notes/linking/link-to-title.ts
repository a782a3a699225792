/** A title as a link between notes. */
export function linkToTitle(title: string): string {
  return `[[${title.replace(/[[\]]/g, "")}]]`;
}
