/** Where a node begins and ends in the source, in UTF-16 units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Front matter as it stands at the top of a file: all of it, and what stands between its fences. */
export interface FrontMatter extends Span {
  readonly value: string;
  readonly language: "yaml" | "toml";
}

export type Inline =
  | { readonly type: "text"; readonly value: string }
  | { readonly type: "code"; readonly value: string }
  | { readonly type: "break" }
  | { readonly type: "html"; readonly value: string }
  | { readonly type: "strong" | "emphasis" | "strike"; readonly children: readonly Inline[] }
  | {
      readonly type: "link";
      readonly address: string;
      readonly title?: string;
      readonly children: readonly Inline[];
    }
  | { readonly type: "image"; readonly address: string; readonly alt: string }
  /** A link or an embed by name, of notes alone. */
  | ({ readonly type: "wiki-link" | "embed" } & WikiTarget)
  | { readonly type: "tag"; readonly name: string }
  | { readonly type: "highlight"; readonly children: readonly Inline[] }
  | { readonly type: "footnote"; readonly label: string }
  | { readonly type: "mathematics"; readonly value: string; readonly isDisplay: boolean }
  | { readonly type: "block-id"; readonly id: string };

/** What stands between "[[" and "]]": `name#part|words`. */
export interface WikiTarget {
  readonly name: string;
  /** What stands behind "#": a heading, or a block id behind "^"; "" for the whole note. */
  readonly part: string;
  /** The words it is shown by, or the width of a picture; undefined where there are none. */
  readonly words: string | undefined;
}

export interface Heading extends Span {
  readonly type: "heading";
  readonly depth: number;
  readonly children: readonly Inline[];
}

export interface Paragraph extends Span {
  readonly type: "paragraph";
  readonly children: readonly Inline[];
}

/** The box of a task: its state, and where the character between its brackets stands. */
export interface Box {
  readonly checked: boolean;
  readonly at: number;
  /** The character in it where that is neither a space nor an x, such as "/" or "-". */
  readonly status?: string;
}

export interface ListItem extends Span {
  readonly type: "item";
  readonly box?: Box;
  readonly blocks: readonly Block[];
}

export interface List extends Span {
  readonly type: "list";
  /** The first number of an ordered list. */
  readonly first?: number;
  readonly items: readonly ListItem[];
}

export interface Cell extends Span {
  /** A box at its very beginning, as people draw them in tables. */
  readonly box?: Box;
  readonly children: readonly Inline[];
}

export interface Table extends Span {
  readonly type: "table";
  readonly header: readonly Cell[];
  readonly rows: readonly (readonly Cell[])[];
}

export interface Quote extends Span {
  readonly type: "quote";
  readonly blocks: readonly Block[];
}

export interface Code extends Span {
  readonly type: "code";
  readonly language: string;
  readonly value: string;
}

export interface Html extends Span {
  readonly type: "html";
  readonly value: string;
}

export interface Rule extends Span {
  readonly type: "rule";
}

export type Block = Heading | Paragraph | List | Table | Quote | Code | Html | Rule;

/** A Markdown document: what stands in it, and its front matter as written. */
export interface MarkdownDocument {
  readonly frontMatter?: FrontMatter;
  readonly blocks: readonly Block[];
}
