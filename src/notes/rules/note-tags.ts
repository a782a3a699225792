/**
 * The tags in a note: "#" and a word of letters, digits, "_", "-" and "/", not digits alone, as Obsidian reads them. None
 * stands in code, in an address, in a link to another note or in the middle of a word.
 */
export function noteTags(body: string): readonly string[] {
  const found = new Set<string>();
  for (const line of withoutCode(body)
    .replace(/\[\[[^[\]\n]*\]\]/g, "")
    .split("\n"))
    for (const [, tag = ""] of line.matchAll(/(?:^|[\s([{"'，。；、（])#([\p{L}\p{N}_/-]+)/gu))
      if (/[^\d]/.test(tag)) found.add(tag.replace(/[-/]+$/, ""));
  return [...found].filter((tag) => tag !== "").sort();
}

/** The titles of notes that a note links to: [[Title]], [[Title|words]], [[Title#part]]. */
export function linkedTitles(body: string): readonly string[] {
  const found = new Set<string>();
  for (const [, inner = ""] of withoutCode(body).matchAll(/\[\[([^[\]\n]+)\]\]/g)) {
    const title = titleIn(inner);
    if (title !== "") found.add(title);
  }
  return [...found];
}

/** The title in the inside of a link between notes. */
export function titleIn(inner: string): string {
  return (inner.split(/[|#]/)[0] ?? "").trim();
}

/** Titles of notes are told apart without regard to case or how letters are composed. */
export function sameTitle(one: string, other: string): boolean {
  return one.normalize("NFC").toLowerCase() === other.normalize("NFC").toLowerCase();
}

function withoutCode(body: string): string {
  return body.replace(/^(```|~~~)[^\n]*\n[\s\S]*?(?:^\1[^\n]*$|$(?![\s\S]))/gm, "").replace(/`[^`\n]*`/g, "");
}
