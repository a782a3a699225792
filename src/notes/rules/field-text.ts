import type { Edit } from "../../records/smallest-edit.ts";

/**
 * A text as a field shows it. Fields know one kind of line end and no byte order mark (HTML, "value" of a textarea); a file
 * may have others, mixed even. An edit of the field is an edit of the text in which nothing else changes.
 */
export class FieldText {
  /** What the field shows. */
  readonly shown: string;
  /** Where a line feed of the field stands for a carriage return and a line feed, in order. */
  private readonly pairs: readonly number[];
  private readonly markLength: number;

  constructor(readonly text: string) {
    this.markLength = text.startsWith("\ufeff") ? 1 : 0;
    const body = this.markLength === 0 ? text : text.slice(1);
    if (!body.includes("\r")) {
      this.shown = body;
      this.pairs = [];
      return;
    }
    const pairs: number[] = [];
    this.shown = body.replace(/\r\n?/g, (end: string, at: number) => {
      if (end === "\r\n") pairs.push(at - pairs.length);
      return "\n";
    });
    this.pairs = pairs;
  }

  /** A position of the field as one of the text. */
  textPosition(at: number): number {
    return at + this.markLength + this.pairsBefore(at);
  }

  /** A position of the text as one of the field. */
  fieldPosition(at: number): number {
    const before = this.text.slice(this.markLength, at);
    return before.replace(/\r\n/g, "\n").length;
  }

  /** An edit of what the field shows as an edit of the text; new lines end as the others do. */
  textEdit({ start, removed, inserted }: Edit): Edit {
    const { text } = this;
    let from = this.textPosition(start);
    const to = this.textPosition(start + removed);
    let words = inserted.replaceAll("\n", this.lineEnd());
    // A byte order mark that is typed at the beginning would be taken for the file's.
    if (from === 0) words = words.replace(/^\ufeff+/, "");
    // What stands beside it may not become one line end of two.
    if (words.endsWith("\r") && text[to] === "\n") words = words.replaceAll("\r", "\n");
    if (words === "" ? text[to] === "\n" : words.startsWith("\n"))
      while (text[from - 1] === "\r") {
        from--;
        words = `\n${words}`;
      }
    return { start: from, removed: to - from, inserted: words };
  }

  /** How most lines end. */
  private lineEnd(): string {
    if (!this.text.includes("\r")) return "\n";
    const single = (this.text.match(/\r(?!\n)/g) ?? []).length;
    const feeds = this.shown.split("\n").length - 1 - this.pairs.length - single;
    const most = Math.max(this.pairs.length, single, feeds);
    return most === this.pairs.length ? "\r\n" : most === single ? "\r" : "\n";
  }

  private pairsBefore(at: number): number {
    let [low, high] = [0, this.pairs.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.pairs[middle] ?? 0) < at) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
