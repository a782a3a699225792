/**
 * A Markdown source with its comments between `%%` (Obsidian) as spaces, of the same length, so that offsets stay. A
 * comment stands within a line, or begins and ends at the edge of lines; in code `%%` is no comment, and one that is
 * never closed is none.
 */
export function withoutComments(source: string): string {
  if (!source.includes("%%")) return source;
  const lines = source.split("\n");
  const blank = (text: string): string => text.replace(/[^\r\n]/g, " ");
  let fence: string | undefined;
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? "";
    const mark = /^\s*(?:[-*+>]\s+)*(`{3,}|~{3,})/.exec(line)?.[1];
    if (mark !== undefined && (fence === undefined || (line.trim() === mark && mark.startsWith(fence)))) {
      fence = fence === undefined ? mark : undefined;
      continue;
    }
    if (fence !== undefined) continue;
    const closing = /^\s*%%/.test(line) && !/%%.*%%/.test(line) ? closingLine(lines, at + 1) : undefined;
    if (closing === undefined) {
      lines[at] = line.replace(/(`+)[^`].*?\1|%%.*?%%/g, (part) =>
        part.startsWith("%%") ? blank(part) : part,
      );
      continue;
    }
    for (let inside = at; inside <= closing; inside++) lines[inside] = blank(lines[inside] ?? "");
    at = closing;
  }
  return lines.join("\n");
}

/** The line on which a comment of several lines ends: one that ends, or begins, with `%%`. */
function closingLine(lines: readonly string[], from: number): number | undefined {
  for (let at = from; at < lines.length; at++) if (/^\s*%%\s*$|%%\s*$/.test(lines[at] ?? "")) return at;
  return undefined;
}
