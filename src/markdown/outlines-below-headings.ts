const HEADING = /^#{1,6}(?:[ \t]|$)/;
const FENCE = /^\s*(?:```|~~~)/;
const INDENTED_ITEM = /^\t[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]/;

/**
 * A note's text in which an outline that is indented by a tab directly below a heading, as Logseq writes it, is a list and
 * no code: its first tab is a space. Of the same length, so that offsets stay.
 */
export function withOutlinesBelowHeadings(text: string): string {
  if (!text.includes("\n\t")) return text;
  const lines = text.split("\n");
  let isInFence = false;
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? "";
    if (FENCE.test(line)) isInFence = !isInFence;
    if (isInFence || !HEADING.test(line) || !INDENTED_ITEM.test(lines[at + 1] ?? "")) continue;
    while (isOfOutline(lines[at + 1])) {
      at++;
      lines[at] = (lines[at] ?? "").replace(/^\t/, " ");
    }
  }
  return lines.join("\n");
}

function isOfOutline(line: string | undefined): boolean {
  return line !== undefined && (line.startsWith("\t") || line.trim() === "");
}
