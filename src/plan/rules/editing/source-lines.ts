import type { Span } from "../../../markdown/syntax-tree.ts";

/** The whole lines a span stands in, their last line's ending included. */
export function linesOfSpan(source: string, { start, end }: Span): Span {
  let from = start;
  while (from > 0 && !isEnding(source, from - 1)) from--;
  let to = Math.max(start, end);
  while (to < source.length && !isEnding(source, to)) to++;
  return { start: from, end: afterEnding(source, to) };
}

function isEnding(source: string, at: number): boolean {
  const character = source.charAt(at);
  return character === "\n" || character === "\r";
}

function afterEnding(source: string, at: number): number {
  if (source.startsWith("\r\n", at)) return at + 2;
  return at < source.length ? at + 1 : at;
}

/** The line ending a source uses at a place: that of the line before, else of its first line, else "\n". */
export function endingAt(source: string, at: number): string {
  const before = /(\r\n|\n|\r)[^\r\n]*$/.exec(source.slice(0, at))?.[1];
  return before ?? /\r\n|\n|\r/.exec(source)?.[0] ?? "\n";
}

/** The source with one span replaced. */
export function replaceSpan(source: string, { start, end }: Span, text: string): string {
  return source.slice(0, start) + text + source.slice(end);
}

/** One line of what a person typed: line breaks would end the list item, the cell or the heading. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, (run) => (/[\r\n]/.test(run) ? " " : run)).trim();
}

/** The source without the lines of a span. */
export function withoutLines(source: string, span: Span): string {
  return replaceSpan(source, linesOfSpan(source, span), "");
}

/**
 * The source with the lines of two spans in each other's place; what stands between them stays. The earlier
 * span comes first. A last line that has no ending gets one, and the new last line gives its own up.
 */
export function withLinesSwapped(source: string, earlier: Span, later: Span): string {
  const [first, second] = [linesOfSpan(source, earlier), linesOfSpan(source, later)];
  if (first.end > second.start) return source;
  const [above, below] = [source.slice(first.start, first.end), source.slice(second.start, second.end)];
  const between = source.slice(first.end, second.start);
  const open = !/[\r\n]$/.test(below);
  const ending = endingAt(source, first.end);
  const moved = open ? above.replace(/(?:\r\n|\n|\r)$/, "") : above;
  return (
    source.slice(0, first.start) + below + (open ? ending : "") + between + moved + source.slice(second.end)
  );
}
