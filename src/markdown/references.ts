import type { SyntaxNode } from "@lezer/common";
import { parseDocument, visit } from "yaml";
import { decodeEntity } from "./entity.ts";
import { syntaxOf } from "./grammar.ts";
import { wikiTarget } from "./read-inlines.ts";
import type { FrontMatter, Span } from "./syntax-tree.ts";

/** A link, an image or an embed in a text; positions are UTF-16 offsets into the text. */
export interface Reference extends Span {
  /** By name between double brackets, or by an address: a path, or a place of the web. */
  readonly form: "wiki" | "address";
  /** True for an image or an embed: its target is displayed within the text. */
  readonly isEmbed: boolean;
  /** The name, or the address without its part, with its escapes and percent signs taken back. */
  readonly target: string;
  /** The fragment behind "#", without it; "" where there is none. */
  readonly part: string;
  /** Where the target is written, without its part. */
  readonly written: Span;
  /** The quotation mark of the value of front matter it stands in; undefined elsewhere. */
  readonly quotedBy?: string;
  /** Words of its own, of a link by name; undefined where it is shown by its name. */
  readonly words: string | undefined;
}

/** The links and the tags of a text. */
export interface References {
  readonly references: readonly Reference[];
  readonly tags: readonly string[];
}

/** All that a note's text points at, read from its syntax tree; what stands in code or in a comment is none of it. */
export function collectReferences(source: string): References {
  const { tree, text, frontMatter } = syntaxOf(source, "note");
  const references: Reference[] = frontMatter === undefined ? [] : inFrontMatter(source, frontMatter);
  const tags: string[] = [];
  const cursor = tree.cursor();
  do {
    switch (cursor.name) {
      case "WikiLink":
      case "WikiEmbed":
        references.push(wikiReference(source, cursor.from, cursor.to));
        break;
      case "Link":
      case "Image":
      case "LinkReference": {
        const url = cursor.node.getChild("URL");
        if (url !== null) references.push(addressReference(source, cursor.node, url));
        break;
      }
      case "Autolink":
      case "URL":
        // Those of links were taken with them.
        if (
          cursor.name === "Autolink" ||
          !["Link", "Image", "LinkReference", "Autolink"].includes(parentName(cursor.node))
        )
          references.push(bareReference(source, cursor.from, cursor.to));
        break;
      case "Hashtag":
        tags.push(text.slice(cursor.from + 1, cursor.to));
        break;
      case "HTMLTag":
      case "HTMLBlock":
        references.push(...picturesOfHtml(source, cursor.from, cursor.to));
        break;
    }
  } while (cursor.next());
  return { references, tags };
}

function parentName(node: SyntaxNode): string {
  return node.parent?.name ?? "";
}

function wikiReference(source: string, start: number, end: number): Reference {
  const isEmbed = source[start] === "!";
  const from = start + (isEmbed ? 3 : 2);
  const inner = source.slice(from, end - 2);
  const { name, part, words } = wikiTarget(inner);
  const at = from + inner.indexOf(name);
  return {
    form: "wiki",
    isEmbed,
    start,
    end,
    // Who keeps a vault with web tools as well may write a name as an address.
    target: /%[0-9a-f]{2}/i.test(name) ? percentDecoded(name) : name,
    part,
    words,
    written: { start: at, end: at + name.length },
  };
}

function addressReference(source: string, node: SyntaxNode, url: SyntaxNode): Reference {
  const raw = source.slice(url.from, url.to);
  const bracketed = raw.startsWith("<") && raw.endsWith(">");
  const [from, to] = bracketed ? [url.from + 1, url.to - 1] : [url.from, url.to];
  return {
    ...addressAt(source, from, to),
    isEmbed: node.name === "Image",
    start: node.from,
    end: node.to,
  };
}

function bareReference(source: string, from: number, to: number): Reference {
  const raw = source.slice(from, to);
  const bracketed = raw.startsWith("<") && raw.endsWith(">");
  return {
    ...addressAt(source, bracketed ? from + 1 : from, bracketed ? to - 1 : to),
    isEmbed: false,
    start: from,
    end: to,
  };
}

function addressAt(source: string, from: number, to: number): Omit<Reference, "isEmbed" | "start" | "end"> {
  const raw = source.slice(from, to);
  // Logseq puts a link by name where an address stands: [words]([[name]]).
  if (raw.startsWith("[[") && raw.endsWith("]]")) {
    const { name, part } = wikiTarget(raw.slice(2, -2));
    const at = from + 2 + raw.slice(2).indexOf(name);
    return {
      form: "wiki",
      target: name,
      part,
      words: undefined,
      written: { start: at, end: at + name.length },
    };
  }
  const isWeb = /^[a-z][a-z0-9+.-]*:/i.test(raw);
  const hash = isWeb ? -1 : raw.indexOf("#");
  const written = hash < 0 ? raw : raw.slice(0, hash);
  const unescaped = decodeEntity(written).replace(/\\([!-/:-@[-`{-~])/g, "$1");
  return {
    form: "address",
    target: isWeb ? unescaped : percentDecoded(unescaped),
    part: hash < 0 ? "" : percentDecoded(raw.slice(hash + 1)),
    words: undefined,
    written: { start: from, end: from + written.length },
  };
}

/** The pictures of HTML tags, by a plain look at their attribute: HTML in Markdown is shown as text, but its files are kept. */
function picturesOfHtml(source: string, from: number, to: number): readonly Reference[] {
  const html = source.slice(from, to);
  const found: Reference[] = [];
  for (let at = html.search(/<img\s/i); at >= 0; ) {
    const end = html.indexOf(">", at);
    if (end < 0) break;
    const tag = html.slice(at, end);
    const match = /\ssrc\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/i.exec(tag);
    const address = match?.[1] ?? match?.[2] ?? match?.[3];
    if (match !== null && address !== undefined && address !== "") {
      const start = from + at + match.index + match[0].indexOf(address);
      found.push({
        ...addressAt(source, start, start + address.length),
        isEmbed: true,
        start: from + at,
        end: from + end + 1,
      });
    }
    const next = html.slice(end).search(/<img\s/i);
    at = next < 0 ? -1 : end + next;
  }
  return found;
}

/** The links by name in the values of front matter. */
function inFrontMatter(source: string, { value, start, end, language }: FrontMatter): Reference[] {
  const found: Reference[] = [];
  if (language !== "yaml" || !value.includes("[[")) return found;
  const from = source.indexOf(value, start);
  try {
    visit(parseDocument(value, { uniqueKeys: false, logLevel: "silent" }), {
      Scalar(_, node) {
        if (typeof node.value !== "string" || node.range == null) return;
        const [first, last] = node.range;
        const raw = value.slice(first, last);
        for (let at = raw.indexOf("[["); at >= 0; ) {
          const close = raw.indexOf("]]", at);
          if (close < 0) break;
          if (close > at + 2) {
            const reference = wikiReference(source, from + first + at, from + first + close + 2);
            const quote = raw[0] === "'" || raw[0] === '"' ? raw[0] : undefined;
            const target = quote === "'" ? reference.target.replaceAll("''", "'") : reference.target;
            found.push(quote === undefined ? reference : { ...reference, target, quotedBy: quote });
          }
          at = raw.indexOf("[[", close);
        }
      },
    });
  } catch {
    // Invalid YAML has no values, so no links.
  }
  return found.filter((reference) => reference.end <= end);
}

function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
