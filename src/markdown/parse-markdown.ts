import type { SyntaxNode } from "@lezer/common";
import { decodeEntity } from "./entity.ts";
import { DEEPEST, type Grammar, syntaxOf } from "./grammar.ts";
import { inlineText } from "./plain-text.ts";
import { type Definitions, normalizeLabel, readInlines } from "./read-inlines.ts";
import type { Block, Box, Cell, Inline, ListItem, MarkdownDocument, Table } from "./syntax-tree.ts";

/**
 * Parses GitHub-flavoured Markdown (CommonMark 0.31, GFM 0.29) with front matter. Positions are offsets into
 * `source` as given, whatever its line endings and with or without a byte order mark. Never throws.
 */
export function parseMarkdown(source: string, grammar: Grammar = "plan"): MarkdownDocument {
  const { tree, text, frontMatter } = syntaxOf(source, grammar);
  const definitions = collectDefinitions(tree.topNode, text);
  const blocks = new BlockReader(text, definitions).read(tree.topNode, 0);
  return frontMatter === undefined ? { blocks } : { frontMatter, blocks };
}

/** The addresses of link reference definitions by normalised label. */
export function collectDefinitions(top: SyntaxNode, source: string): Definitions {
  const definitions = new Map<string, string>();
  const cursor = top.cursor();
  let depth = 0;
  // Definitions stand at the top of a document, of a quote or of a list item; inline nodes hold none.
  for (let more = cursor.firstChild(); more; ) {
    if (cursor.name === "LinkReference") {
      const label = cursor.node.getChild("LinkLabel");
      const url = cursor.node.getChild("URL");
      if (label !== null && url !== null) {
        const name = normalizeLabel(source.slice(label.from + 1, label.to - 1));
        if (!definitions.has(name)) definitions.set(name, unbracket(source.slice(url.from, url.to)));
      }
    } else if (
      depth < DEEPEST &&
      ["Blockquote", "BulletList", "OrderedList", "ListItem"].includes(cursor.name)
    ) {
      if (cursor.firstChild()) {
        depth++;
        continue;
      }
    }
    while (!cursor.nextSibling()) {
      depth--;
      if (depth < 0 || !cursor.parent()) {
        more = false;
        break;
      }
    }
  }
  return definitions;
}

function unbracket(address: string): string {
  return address.startsWith("<") && address.endsWith(">") ? address.slice(1, -1) : address;
}

class BlockReader {
  constructor(
    private readonly source: string,
    private readonly definitions: Definitions,
  ) {}

  read(parent: SyntaxNode, depth: number): readonly Block[] {
    if (depth > DEEPEST) return [];
    const blocks: Block[] = [];
    for (let node = parent.firstChild; node !== null; node = node.nextSibling) {
      const block = this.block(node, depth);
      if (block !== undefined) blocks.push(block);
    }
    return blocks;
  }

  private inlines(node: SyntaxNode, from = node.from, to = node.to) {
    return readInlines(node, this.source, from, to, this.definitions);
  }

  private block(node: SyntaxNode, depth: number): Block | undefined {
    const at = { start: node.from, end: this.endOf(node) };
    const heading = /^(?:ATX|Setext)Heading(\d)$/.exec(node.name);
    if (heading !== null)
      return { type: "heading", ...at, depth: Number(heading[1]), children: this.inlines(node) };
    switch (node.name) {
      case "Paragraph":
      case "Task":
        return { type: "paragraph", ...at, children: this.inlines(node) };
      case "BulletList":
      case "OrderedList": {
        const items: ListItem[] = [];
        for (const item of node.getChildren("ListItem")) items.push(this.item(item, depth + 1));
        if (node.name === "BulletList") return { type: "list", ...at, items };
        return { type: "list", ...at, first: this.firstNumber(node), items };
      }
      case "Blockquote":
        return { type: "quote", ...at, blocks: this.read(node, depth + 1) };
      case "FencedCode":
      case "CodeBlock":
        return { type: "code", ...at, language: this.childText(node, "CodeInfo"), value: this.code(node) };
      case "Table":
        return this.table(node);
      case "HTMLBlock":
      case "CommentBlock":
      case "ProcessingInstructionBlock":
        return { type: "html", ...at, value: this.source.slice(at.start, at.end) };
      case "HorizontalRule":
        return { type: "rule", ...at };
      default:
        return undefined;
    }
  }

  /** The end of a block without the line ending the grammar counts to it. */
  private endOf(node: SyntaxNode): number {
    let end = node.to;
    while (end > node.from && /\s/.test(this.source.charAt(end - 1))) end--;
    return end;
  }

  private item(node: SyntaxNode, depth: number): ListItem {
    const ownBox = this.box(node);
    const box = ownBox ?? this.otherBox(node);
    const blocks = this.read(node, depth);
    const item = { type: "item", start: node.from, end: this.endOf(node), blocks } as const;
    if (box === undefined) return item;
    if (ownBox !== undefined) return { ...item, box };
    // The grammar knows no other boxes than [ ] and [x], so it takes this one for text.
    const paragraph = node.firstChild?.nextSibling;
    const [first, ...others] = blocks;
    if (paragraph == null || first?.type !== "paragraph") return { ...item, box };
    const words = { ...first, children: this.inlines(paragraph, box.at + 2, paragraph.to) };
    return { ...item, box, blocks: [words, ...others] };
  }

  /** A box counts only at the very beginning of an item and before some text, as on GitHub. */
  private box(item: SyntaxNode): Box | undefined {
    const task = item.firstChild?.nextSibling;
    if (task?.name !== "Task") return undefined;
    const marker = task.firstChild;
    if (marker?.name !== "TaskMarker") return undefined;
    if (this.source.slice(marker.to, task.to).trim() === "") return undefined;
    const at = marker.from + 1;
    return { checked: this.source.charAt(at) !== " ", at };
  }

  /**
   * A box with another character than a space or an x: a tick as Chinese keyboards and old lists have it, a wide space, or
   * a status as Obsidian's themes know them; a link is none.
   */
  private otherBox(item: SyntaxNode): Box | undefined {
    const paragraph = item.firstChild?.nextSibling;
    if (paragraph?.name !== "Paragraph") return undefined;
    const written = /^\[([/\-><?!*"'~+=@&a-zA-Z✓✔√☑\u3000\u00a0])\](?:[ \t]+|\u3000)\S/.exec(
      this.source.slice(paragraph.from, paragraph.from + 80),
    );
    const status = written?.[1];
    if (status === undefined || status.toLowerCase() === "x" || this.definitions.has(normalizeLabel(status)))
      return undefined;
    if (/[\u3000\u00a0]/.test(status)) return { checked: false, at: paragraph.from + 1 };
    if (/[✓✔√☑]/.test(status)) return { checked: true, at: paragraph.from + 1 };
    return { checked: false, at: paragraph.from + 1, status };
  }

  private firstNumber(list: SyntaxNode): number {
    const mark = list.getChild("ListItem")?.getChild("ListMark");
    return mark == null ? 1 : Number.parseInt(this.source.slice(mark.from, mark.to), 10);
  }

  private childText(node: SyntaxNode, name: string): string {
    const child = node.getChild(name);
    return child === null ? "" : decodeEntity(this.source.slice(child.from, child.to));
  }

  private code(node: SyntaxNode): string {
    return node
      .getChildren("CodeText")
      .map((text) => this.source.slice(text.from, text.to))
      .join("");
  }

  private table(node: SyntaxNode): Table {
    const header = node.getChild("TableHeader");
    return {
      type: "table",
      start: node.from,
      end: this.endOf(node),
      header: header === null ? [] : this.cells(header),
      rows: node.getChildren("TableRow").map((row) => this.cells(row)),
    };
  }

  /** The cells of a row; one between two bars with nothing in it is a cell too. */
  private cells(row: SyntaxNode): readonly Cell[] {
    const bars = row.getChildren("TableDelimiter").map((bar) => bar.from);
    const leading = bars[0] !== undefined && this.source.slice(row.from, bars[0]).trim() === "";
    const edges = leading ? bars : [row.from - 1, ...bars];
    const cells: Cell[] = [];
    const written = row.getChildren("TableCell");
    let at = 0;
    edges.forEach((edge, index) => {
      const from = edge + 1;
      const to = edges[index + 1] ?? row.to;
      while ((written[at]?.from ?? from) < from) at++;
      const node = (written[at]?.to ?? Number.POSITIVE_INFINITY) <= to ? written[at++] : undefined;
      const last = index === edges.length - 1;
      if (node === undefined) {
        if (!last) cells.push({ start: from, end: to, children: [] });
        return;
      }
      const children = this.inlines(node);
      const box = this.cellBox(node, children);
      const cell = { start: node.from, end: node.to, children };
      cells.push(box === undefined ? cell : { ...cell, box });
    });
    return cells;
  }

  /** A box stands in the source as it is: one whose bracket is escaped, or part of a link or of code, is none. */
  private cellBox(node: SyntaxNode, children: readonly Inline[]): Box | undefined {
    const written = /^\[([ xX])\]/.exec(this.source.slice(node.from, node.from + 3));
    if (written === null || children[0]?.type !== "text") return undefined;
    if (!inlineText(children).startsWith(written[0])) return undefined;
    return { checked: written[1] !== " ", at: node.from + 1 };
  }
}
