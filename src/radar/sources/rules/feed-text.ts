import { decodeText } from "../../../encoding/decode-text.ts";
import { decodeEntity } from "../../../markdown/entity.ts";

/** The text of a feed, in whatever encoding its server says, it says itself or it shows that it is in. */
export function decodeFeed(bytes: Uint8Array, contentType: string): string {
  const start = new TextDecoder("latin1").decode(bytes.subarray(0, 300));
  const named = [
    /charset\s*=\s*"?([\w.:-]+)/i.exec(contentType)?.[1],
    /^\s*<\?xml[^>]*encoding\s*=\s*["']([\w.:-]+)["']/i.exec(start)?.[1],
  ];
  return decodeText(
    bytes,
    named.flatMap((encoding) => encoding ?? []),
  ).text;
}

/** The words of plain text, in which signs mean themselves: "Why Vec<T> is not <table>". */
export function plainWords(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, " ").trim();
}

/** The words of HTML, without its tags. */
export function htmlWords(html: string): string {
  return plainWords(decodeEntity(withoutTags(withoutCode(html))));
}

/**
 * The words of what may be either, as in RSS: HTML, and once more where it was escaped once too often, which shows in a
 * tag that is closed again. A tag that is not is one that is spoken of.
 */
export function feedWords(text: string): string {
  const words = htmlWords(text);
  const hasTags = withoutTags(text) !== text;
  return !hasTags && isMarkup(words) ? htmlWords(words) : words;
}

/** Whether a text has a tag that is closed again, of those that stand in a line. */
function isMarkup(text: string): boolean {
  return [...WITHIN_LINES, "p"].some((name) => {
    const close = text.toLowerCase().lastIndexOf(`</${name}>`);
    const open = new RegExp(`<${name}[\\s>]`, "i").exec(text)?.index ?? close;
    return open < close;
  });
}

/** Elements that stand within a line: their tags part no words. */
const WITHIN_LINES = new Set(
  "a abbr b bdi bdo cite code del dfn em font i ins kbd mark q s samp small span strong sub sup tt u var wbr".split(
    " ",
  ),
);

/** Elements whose content is no text for anyone to read. */
const NOT_READ = ["script", "style", "template"] as const;

/** A text without those elements; one that has no end stays as it is. */
function withoutCode(text: string): string {
  // Of ASCII alone: other letters may become two, and every index behind them another.
  const lower = text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
  const next = new Map<string, number>(NOT_READ.map((name) => [name, lower.indexOf(`<${name}`)]));
  let kept = "";
  let from = 0;
  for (;;) {
    const [first] = [...next].filter(([, start]) => start >= 0).sort(([, one], [, other]) => one - other);
    if (first === undefined) return kept + text.slice(from);
    const [name, start] = first;
    const isElement = /[\s>/]/.test(lower[start + name.length + 1] ?? "");
    const close = isElement ? lower.indexOf(`</${name}`, start) : -1;
    const end = close < 0 ? -1 : lower.indexOf(">", close);
    if (isElement && end < 0) return kept + text.slice(from);
    if (isElement) {
      kept += `${text.slice(from, start)} `;
      from = end + 1;
    }
    const after = isElement ? end : start + 1;
    for (const [other, at] of next)
      if (at >= 0 && at < after) next.set(other, lower.indexOf(`<${other}`, after));
  }
}

/** A text without its tags, a space for each that parts words. Behind the last ">" there is no whole one to look for. */
function withoutTags(text: string): string {
  const end = text.lastIndexOf(">") + 1;
  const before = text
    .slice(0, end)
    .replace(/<\/?([a-z!][a-z0-9-]*)[^>]*>/gi, (_, name: string) =>
      WITHIN_LINES.has(name.toLowerCase()) ? "" : " ",
    );
  return before + text.slice(end);
}

/**
 * A document without its document type: what that declares is never needed, and may be made to fill all memory. Only
 * one that stands before the first element is taken for it.
 */
export function withoutDoctype(source: string): string {
  const start = endOfProlog(source);
  if (start === undefined || !/^<!doctype/i.test(source.slice(start, start + 9))) return source;
  const subset = source.slice(start).search(/[[>]/);
  if (subset < 0) return source;
  if (source[start + subset] === ">") return source.slice(0, start) + source.slice(start + subset + 1);
  const close = /\]\s*>/g;
  close.lastIndex = start + subset + 1;
  return close.exec(source) === null ? source : source.slice(0, start) + source.slice(close.lastIndex);
}

/** Where spaces, comments and processing instructions before the first of anything else end; undefined where one has no end. */
function endOfProlog(source: string): number | undefined {
  let at = 0;
  for (;;) {
    if (/[\s\ufeff]/.test(source[at] ?? "")) {
      at++;
      continue;
    }
    const ending = source.startsWith("<?", at) ? "?>" : source.startsWith("<!--", at) ? "-->" : undefined;
    if (ending === undefined) return at;
    const end = source.indexOf(ending, at + 2);
    if (end < 0) return undefined;
    at = end + ending.length;
  }
}
