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
  let isClosedBelow = true;
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? "";
    const mark = /^\s*(?:[-*+>]\s+)*(`{3,}|~{3,})/.exec(line)?.[1];
    if (mark !== undefined && (fence === undefined || (line.trim() === mark && mark.startsWith(fence)))) {
      fence = fence === undefined ? mark : undefined;
      continue;
    }
    if (fence !== undefined) continue;
    const opens = isClosedBelow && /^\s*%%/.test(line) && line.indexOf("%%", line.indexOf("%%") + 2) < 0;
    const closing = opens ? closingLine(lines, at + 1) : undefined;
    if (closing === undefined) {
      // What nothing closes from here on, nothing closes from a later line on.
      if (opens) isClosedBelow = false;
      lines[at] = withoutCommentsInLine(line);
      continue;
    }
    for (let inside = at; inside <= closing; inside++) lines[inside] = blank(lines[inside] ?? "");
    at = closing;
  }
  return lines.join("\n");
}

/**
 * A line with its comments as spaces; what stands between runs of backticks is code, in which `%%` is no comment. Each
 * run is looked at a few times, whatever the line.
 */
function withoutCommentsInLine(line: string): string {
  const runs = [...line.matchAll(/`+/g)].map((match) => ({ at: match.index, size: match[0].length }));
  /** Of the runs behind each one, the longest: a run opens as much code as a later one can close. */
  const longestBehind: number[] = new Array<number>(runs.length + 1).fill(0);
  for (let index = runs.length - 1; index >= 0; index--)
    longestBehind[index] = Math.max(longestBehind[index + 1] ?? 0, runs[index]?.size ?? 0);
  let result = "";
  let [from, at, next] = [0, 0, 0];
  let hasComments = true;
  for (;;) {
    for (let run = runs[next]; run !== undefined && run.at + run.size <= at; run = runs[next]) next++;
    const run = runs[next];
    const tick = run === undefined ? Number.POSITIVE_INFINITY : Math.max(run.at, at);
    const open = hasComments ? line.indexOf("%%", at) : -1;
    if (open >= 0 && open < tick) {
      const close = line.indexOf("%%", open + 2);
      if (close < 0) {
        hasComments = false;
        continue;
      }
      result += line.slice(from, open) + " ".repeat(close + 2 - open);
      from = close + 2;
      at = from;
    } else if (run !== undefined) {
      const size = Math.min(run.at + run.size - tick, longestBehind[next + 1] ?? 0);
      if (size === 0) {
        at = run.at + run.size;
        continue;
      }
      let closing = next + 1;
      while ((runs[closing]?.size ?? size) < size) closing++;
      at = (runs[closing]?.at ?? line.length) + size;
      next = closing;
    } else return result + line.slice(from);
  }
}

/** The line on which a comment of several lines ends: one that ends, or begins, with `%%`. */
function closingLine(lines: readonly string[], from: number): number | undefined {
  for (let at = from; at < lines.length; at++) if (/^\s*%%\s*$|%%\s*$/.test(lines[at] ?? "")) return at;
  return undefined;
}
