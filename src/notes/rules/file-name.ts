/** Names Windows keeps for devices, whatever their ending. */
const reserved = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])$/i;
const MOST_CHARACTERS = 80;
const MOST_BYTES = 180;

/**
 * A file name made of a title that every common file system takes, and that links in Obsidian can hold: no
 * path, no reserved character or name, neither too long in characters nor in bytes. No ending.
 */
export function safeFileName(title: string, fallback: string): string {
  const cleaned = title
    .normalize("NFC")
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/gu, "")
    .replace(/[\\/:*?"<>|#^[\]%]+/g, " ")
    .replace(/\s+/g, " ")
    .replace(/^[.\s-]+|(?<![.\s])[.\s]+$/g, "");
  const clipped = clipped80(cleaned).replace(/(?<![.\s])[.\s]+$/g, "");
  if (clipped === "" || reserved.test(clipped.split(".")[0] ?? ""))
    return clipped === "" ? fallback : `${clipped} note`;
  return clipped;
}

function clipped80(text: string): string {
  const encoder = new TextEncoder();
  let kept = "";
  let bytes = 0;
  let characters = 0;
  for (const character of text) {
    bytes += encoder.encode(character).length;
    characters++;
    if (bytes > MOST_BYTES || characters > MOST_CHARACTERS) break;
    kept += character;
  }
  return kept;
}

/** The names with a number behind each that stood before, without regard to case. */
export function uniqueNames(names: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    let candidate = name;
    for (let number = 2; taken.has(candidate.toLowerCase()); number++) candidate = `${name} ${number}`;
    taken.add(candidate.toLowerCase());
    return candidate;
  });
}
