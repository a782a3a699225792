/**
 * What two texts have in common that an earlier version of this app took for the same: it wrote line ends, links and
 * pictures anew when it brought a vault in. Links are left out with all that stands in their brackets.
 */
export function likenessOf(text: string): string {
  const plain = plainText(text);
  let result = "";
  for (let at = 0; at < plain.length; ) {
    const open = plain.indexOf("[", at);
    if (open < 0) return (result + plain.slice(at)).trim();
    result += plain.slice(at, plain[open - 1] === "!" ? Math.max(open - 1, at) : open);
    at = endOfLink(plain, open);
  }
  return result.trim();
}

/** A text without what an earlier version changed in every text it brought in: its mark, its line ends, its composed letters. */
export function plainText(text: string): string {
  return text
    .replace(/^\ufeff/, "")
    .replace(/\r\n?/g, "\n")
    .normalize("NFC");
}

/** Where a link ends that begins at a bracket, or what stands in brackets; no longer than its line. */
function endOfLink(text: string, open: number): number {
  const line = text.indexOf("\n", open);
  const limit = line < 0 ? text.length : line;
  const within = (mark: string, from: number): number => {
    const found = text.slice(from, limit).indexOf(mark);
    return found < 0 ? -1 : from + found;
  };
  if (text[open + 1] === "[") {
    const close = within("]]", open);
    return close < 0 ? open + 1 : close + 2;
  }
  const close = within("]", open);
  if (close < 0 || text[close + 1] !== "(") return open + 1;
  const end = within(")", close);
  return end < 0 ? open + 1 : end + 1;
}
