import { parseDocument } from "yaml";
import type { FrontMatter } from "./syntax-tree.ts";

/** Longer front matter, in UTF-16 units, is no person's. */
const LONGEST = 100_000;
/** A name in any script, with spaces in it where its author wants them, and its value. */
const field =
  /^(["']?[\p{L}\p{N}\p{Extended_Pictographic}_@][\p{L}\p{N}\p{M}\p{Extended_Pictographic}_ ./-]{0,60}?["']?)\s*(?::(?=\s|$)|=)(.*)$/u;

/** A line of front matter: a field, what belongs to one (indented, or an item), a comment, a table of TOML. */
function isFieldLine(line: string): boolean {
  return line.trim() === "" || /^(?:\s|- |-$|#|\[|\]|[{}]|"|')/.test(line) || field.test(line.trimEnd());
}

/**
 * The front matter at the top of a Markdown file: YAML between "---" and "---" or "..." (YAML 1.2), TOML between "+++";
 * undefined where there is none. A rule, then text, then a rule is a document: between the fences names have values.
 */
export function frontMatterOf(source: string): FrontMatter | undefined {
  const opening = /^\ufeff?(---|\+\+\+)[ \t]*(?:\r\n|\n|\r)/.exec(source);
  if (opening === null) return undefined;
  const language = opening[1] === "---" ? "yaml" : "toml";
  const from = opening[0].length;
  const lines: string[] = [];
  for (let at = from; at <= source.length && at - from <= LONGEST; ) {
    const { line, next } = lineAt(source, at);
    const fence = line.trimEnd();
    if (fence === opening[1] || (language === "yaml" && fence === "...")) {
      const value = source.slice(from, at);
      return looksLikeFields(lines) || (language === "yaml" && yamlFields(value).size > 0)
        ? { start: 0, end: next, value, language }
        : undefined;
    }
    if (next === at) return undefined;
    lines.push(line);
    at = next;
  }
  return undefined;
}

function lineAt(source: string, at: number): { readonly line: string; readonly next: number } {
  let end = at;
  while (end < source.length && source[end] !== "\n" && source[end] !== "\r") end++;
  const next = source[end] === "\r" && source[end + 1] === "\n" ? end + 2 : Math.min(end + 1, source.length);
  return { line: source.slice(at, end), next };
}

function looksLikeFields(lines: readonly string[]): boolean {
  return (
    lines.every((line) => line.trim() === "") ||
    (lines.some((line) => field.test(line.trimEnd())) && lines.every(isFieldLine))
  );
}

/** The values of front matter by lower-case name: those of YAML by a YAML library, lines of TOML as they are written. */
export function frontMatterFields({
  value,
  language,
}: Pick<FrontMatter, "value" | "language">): ReadonlyMap<string, unknown> {
  const fields = language === "yaml" ? yamlFields(value) : new Map<string, unknown>();
  // Invalid YAML, such as a template with placeholders, is read line by line.
  return fields.size > 0 ? fields : lineFields(value);
}

/** The fields of front matter that are words, by lower-case name. */
export function frontMatterWords(front: FrontMatter | undefined): ReadonlyMap<string, string> {
  const fields = front === undefined ? new Map<string, unknown>() : frontMatterFields(front);
  return new Map(
    [...fields]
      .map(([name, content]) => [name, wordsOf(content)] as const)
      .filter(([, words]) => words !== ""),
  );
}

function yamlFields(value: string): ReadonlyMap<string, unknown> {
  try {
    const document = parseDocument(value.replace(/\r\n?/g, "\n"), { uniqueKeys: false, logLevel: "silent" });
    if (document.errors.length > 0) return new Map();
    const read: unknown = document.toJS({ maxAliasCount: 100 });
    if (typeof read !== "object" || read === null || Array.isArray(read)) return new Map();
    return new Map(Object.entries(read).map(([name, content]) => [name.toLowerCase(), content]));
  } catch {
    return new Map();
  }
}

function lineFields(value: string): ReadonlyMap<string, unknown> {
  const fields = new Map<string, unknown>();
  for (const line of value.split(/\r\n?|\n/)) {
    const match = field.exec(line.trimEnd());
    const written = match?.[2]?.trim() ?? "";
    if (match?.[1] !== undefined && written !== "")
      fields.set(unquoted(match[1]).toLowerCase(), unquoted(written));
  }
  return fields;
}

function unquoted(text: string): string {
  return text.replace(/^(["'])(.*)\1$/, "$2");
}

/** A field as words; "" for one that is none, or no word, number or day. */
export function wordsOf(content: unknown): string {
  if (typeof content === "string") return content.trim();
  return typeof content === "number" || typeof content === "boolean" ? String(content) : "";
}
