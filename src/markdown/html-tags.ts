/** A text with its HTML tags replaced. Behind the last ">" there is no whole tag to look for. */
export function replaceTags(text: string, by: string): string {
  const end = text.lastIndexOf(">") + 1;
  return text.slice(0, end).replace(/<[^>]*>/g, by) + text.slice(end);
}
