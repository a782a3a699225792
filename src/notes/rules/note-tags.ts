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
      if (/[^\d]/.test(tag)) found.add(tag.replace(/(?<![-/])[-/]+$/, ""));
  return [...found].filter((tag) => tag !== "").sort();
}

/** The titles of notes that a note links to: [[Title]], [[Title|words]], [[Title#part]]. */
export function linkedTitles(body: string): readonly string[] {
  const found = new Set<string>();
  for (const [, inner = ""] of withoutCode(body).matchAll(/\[\[([^[\]\n]+)\]\]/g)) {
    for (const title of titlesIn(inner)) found.add(title);
  }
  return [...found];
}

/** The web addresses that a note links to, without the part behind "#" that names a place in a text. */
export function linkedAddresses(body: string): readonly string[] {
  const found = new Set<string>();
  for (const [, address = ""] of withoutCode(body).matchAll(/\]\((https?:\/\/[^\s()]+)\)/g))
    found.add(address.split("#:~:text=")[0] ?? address);
  return [...found];
}

/** The titles the inside of a link between notes may mean: all before "|", and that without the part behind "#". */
export function titlesIn(inner: string): readonly string[] {
  const whole = (inner.split("|")[0] ?? "").trim();
  const short = (whole.split("#")[0] ?? "").trim();
  return [...new Set([whole, short])].filter((title) => title !== "");
}

/**
 * Titles of notes are told apart without regard to case, to how letters are composed, and to the characters that a
 * link cannot hold.
 */
export function sameTitle(one: string, other: string): boolean {
  return one === other || titleKey(one) === titleKey(other);
}

/** What two titles that are the same have in common. */
export function titleKey(title: string): string {
  return title
    .normalize("NFC")
    .toLowerCase()
    .replace(/[[\]|#]/g, "")
    .replace(/\s+/g, " ")
    .trim();
}

function withoutCode(body: string): string {
  return body
    .replace(/(?<![^\n])(```|~~~)[^\n]*\n[\s\S]*?(?:(?<![^\n])\1[^\n]*|$)/g, "")
    .replace(/`[^`\n]*`/g, "");
}
