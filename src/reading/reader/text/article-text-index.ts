import type { TextRange } from "../../highlights/rules/text-quote.ts";

interface Piece {
  readonly node: Text;
  /** Where the node's text begins in the whole. */
  readonly start: number;
}

const blocks =
  /^(?:P|DIV|LI|UL|OL|PRE|H[1-6]|TABLE|TR|TD|TH|BLOCKQUOTE|FIGURE|FIGCAPTION|DL|DT|DD|HR|BR|SECTION|DETAILS|SUMMARY|CAPTION)$/;

/**
 * The text of an article as one string in which blocks are lines, and the way from places in it to places in the
 * page and back. It is made for the text as it stands: made anew after marks were set.
 */
export class ArticleTextIndex {
  readonly text: string;
  private readonly pieces: readonly Piece[];

  constructor(root: HTMLElement) {
    const pieces: Piece[] = [];
    const parts: string[] = [];
    let length = 0;
    const add = (part: string): void => {
      parts.push(part);
      length += part.length;
    };
    const breakLine = (): void => {
      if (length > 0 && parts.at(-1) !== "\n") add("\n");
    };
    const visit = (node: Node, preformatted: boolean): void => {
      if (node instanceof Text) {
        if (node.data === "") return;
        pieces.push({ node, start: length });
        // One character for one, so that places stay what they are.
        add(preformatted ? node.data : node.data.replace(/\s/g, " "));
        return;
      }
      if (!(node instanceof Element) || node.classList.contains("missing-picture")) return;
      const block = blocks.test(node.tagName);
      if (block) breakLine();
      for (const child of node.childNodes) visit(child, preformatted || node.tagName === "PRE");
      if (block) breakLine();
    };
    visit(root, false);
    this.text = parts.join("");
    this.pieces = pieces;
  }

  /** A range of the text as a range of the page; undefined where it lies outside. */
  pageRange({ start, end }: TextRange): Range | undefined {
    const first = this.pieces[this.pieceAt(start)];
    const last = this.pieces[this.pieceAt(Math.max(start, end - 1))];
    if (first === undefined || last === undefined) return undefined;
    const range = document.createRange();
    range.setStart(first.node, clamp(start - first.start, first.node.length));
    range.setEnd(last.node, clamp(end - last.start, last.node.length));
    return range;
  }

  /** A range of the page as a range of the text, without white space at its ends; undefined where it holds no text. */
  textRange(range: Range): TextRange | undefined {
    let [from, to] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    for (const { node, start } of this.pieces) {
      if (!range.intersectsNode(node)) continue;
      const begins = node === range.startContainer ? range.startOffset : 0;
      const ends = node === range.endContainer ? range.endOffset : node.length;
      if (begins >= ends) continue;
      from = Math.min(from, start + begins);
      to = Math.max(to, start + ends);
    }
    if (from >= to) return undefined;
    const taken = this.text.slice(from, to);
    const lead = taken.length - taken.trimStart().length;
    const trimmed = taken.trim().length;
    return trimmed === 0 ? undefined : { start: from + lead, end: from + lead + trimmed };
  }

  /** The text nodes a range touches, with how much of each. */
  *nodesIn({
    start,
    end,
  }: TextRange): Iterable<{ readonly node: Text; readonly from: number; readonly to: number }> {
    for (let index = this.pieceAt(start); index < this.pieces.length; index++) {
      const piece = this.pieces[index];
      if (piece === undefined || piece.start >= end) return;
      const from = Math.max(0, start - piece.start);
      const to = Math.min(piece.node.length, end - piece.start);
      if (from < to) yield { node: piece.node, from, to };
    }
  }

  /** The last piece that begins at a place or before it. */
  private pieceAt(place: number): number {
    let [low, high] = [0, this.pieces.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.pieces[middle]?.start ?? 0) <= place) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

function clamp(offset: number, length: number): number {
  return Math.min(Math.max(0, offset), length);
}
