import type { Span } from "./syntax-tree.ts";

/** A name in any script, with spaces in it where its author wants them, and its value. */
const field = /^(["']?[\p{L}\p{N}_][\p{L}\p{N}_ ./-]{0,60}?["']?)\s*(?::(?=\s|$)|=)(.*)$/u;

/** A line of front matter: a field, what belongs to one (indented, or an item), a comment, a table of TOML. */
function isFieldLine(line: string): boolean {
  return (
    line.trim() === "" || /^(?:\s|- |-$|#|\[|\]|[{}]|"|'|\.\.\.)/.test(line) || field.test(line.trimEnd())
  );
}

/** The front matter at the top of a Markdown file, fenced by --- (YAML) or +++ (TOML), or undefined. */
export function frontMatterOf(source: string): (Span & { readonly value: string }) | undefined {
  const match = /^\ufeff?(---|\+\+\+)[ \t]*\r?\n([\s\S]*?)(?:^|\r?\n)\1[ \t]*(?:\r?\n|$)/.exec(source);
  if (match === null) return undefined;
  const value = match[2] ?? "";
  // A rule, then text, then a rule is a document, not front matter: it must look like names with values.
  const lines = value.split(/\r?\n/);
  if (value.trim() !== "" && !(lines.some((line) => field.test(line.trimEnd())) && lines.every(isFieldLine)))
    return undefined;
  return { start: 0, end: match[0].length, value };
}

/** The values of simple "name: value" lines of front matter, by lower-case name. */
export function frontMatterFields(value: string): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  for (const line of value.split(/\r?\n/)) {
    const match = field.exec(line.trimEnd());
    const written = match?.[2]?.trim() ?? "";
    if (match?.[1] !== undefined && written !== "") {
      fields.set(
        match[1].replace(/^(["'])(.*)\1$/, "$2").toLowerCase(),
        written.replace(/^(["'])(.*)\1$/, "$2"),
      );
    }
  }
  return fields;
}
