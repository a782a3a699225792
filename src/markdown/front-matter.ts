import type { Span } from "./syntax-tree.ts";

/** The front matter at the top of a Markdown file, fenced by --- (YAML) or +++ (TOML), or undefined. */
export function frontMatterOf(source: string): (Span & { readonly value: string }) | undefined {
  const match = /^\ufeff?(---|\+\+\+)[ \t]*\r?\n([\s\S]*?)(?:^|\r?\n)\1[ \t]*(?:\r?\n|$)/.exec(source);
  if (match === null) return undefined;
  const value = match[2] ?? "";
  // A rule, then text, then a rule is a document, not front matter: each line must look like "name: value".
  if (!/^\s*[\w"'-]+\s*[:=]/m.test(value) && value.trim() !== "") return undefined;
  return { start: 0, end: match[0].length, value };
}

/** The values of simple "name: value" lines of front matter, by lower-case name. */
export function frontMatterFields(value: string): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  for (const line of value.split(/\r?\n/)) {
    const match = /^([\w-]+)\s*[:=]\s*(.*?)\s*$/.exec(line);
    if (match?.[1] !== undefined && match[2] !== undefined && match[2] !== "") {
      fields.set(match[1].toLowerCase(), match[2].replace(/^(["'])(.*)\1$/, "$2"));
    }
  }
  return fields;
}
