/**
 * Texts as one file of the origin private file system (WHATWG File System), an entry a line: its id, a tab, its
 * text. Ten thousand of them are read from it in a tenth of the time the database takes. Everything in it can be
 * made again; where a browser has no such files, it is always empty and the database is read.
 */
const FILE = "article-texts";
const TAB = 9;
const LINE = 10;

/** Whether texts can be kept in a file here. */
export function hasTextCache(): boolean {
  return (
    typeof navigator.storage?.getDirectory === "function" &&
    typeof FileSystemFileHandle !== "undefined" &&
    "createSyncAccessHandle" in FileSystemFileHandle.prototype
  );
}

/** All texts of the file by id; of an id that stands twice the later. */
export async function readTextCache(): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  if (!hasTextCache()) return texts;
  try {
    const root = await navigator.storage.getDirectory();
    const handle = await root.getFileHandle(FILE);
    const bytes = new Uint8Array(await (await handle.getFile()).arrayBuffer());
    // Each text for itself, so that those in Latin letters take a byte a letter.
    const decoder = new TextDecoder();
    for (let start = 0; start < bytes.length; ) {
      const end = bytes.indexOf(LINE, start);
      // A last line without an end was cut off by a crash.
      if (end < 0) break;
      const tab = bytes.indexOf(TAB, start);
      if (tab > start && tab < end)
        texts.set(decoder.decode(bytes.subarray(start, tab)), decoder.decode(bytes.subarray(tab + 1, end)));
      start = end + 1;
    }
  } catch {
    // No such file yet, or none that can be read: what it held is made again.
  }
  return texts;
}

/** Writes the file anew, or adds to its end. Resolves to whether it was written; another tab may be at it. */
export async function writeTextCache(
  texts: Iterable<readonly [id: string, text: string]>,
  how: "anew" | "add",
): Promise<boolean> {
  if (!hasTextCache()) return false;
  try {
    const root = await navigator.storage.getDirectory();
    const handle = await root.getFileHandle(FILE, { create: true });
    const access = await handle.createSyncAccessHandle();
    try {
      if (how === "anew") access.truncate(0);
      const encoder = new TextEncoder();
      let at = access.getSize();
      for (const [id, text] of texts) {
        const line = encoder.encode(`${id}\t${text.replace(/[\t\n]/g, " ")}\n`);
        at += access.write(line, { at });
      }
      access.flush();
    } finally {
      access.close();
    }
    return true;
  } catch {
    return false;
  }
}
