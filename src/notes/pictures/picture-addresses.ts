import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { FILES, readFile } from "../../storage/library/kept-file.ts";
import { onLibraryChange } from "../../storage/library/library-announcement.ts";

/** The pictures that are shown now, as addresses of this page. */
const addresses = signal<ReadonlyMap<string, string>>(new Map());

/** The address at which this page shows a picture; undefined until it was read. */
export function pictureAddress(hash: string): string | undefined {
  return addresses.value.get(hash);
}

/** Reads the pictures of a text while it is shown, and lets go of them afterwards. */
export function usePictures(hashes: readonly string[]): void {
  const key = hashes.join(" ");
  useEffect(() => {
    let left = false;
    const own = new Map<string, string>();
    const read = async (hash: string): Promise<void> => {
      const kept = await readFile(hash);
      if (left || kept === undefined) return;
      own.set(hash, URL.createObjectURL(new Blob([kept.bytes], { type: kept.type })));
      addresses.value = new Map([...addresses.peek(), ...own]);
    };
    const wanted = new Set(key.split(" ").filter((hash) => hash !== ""));
    for (const hash of wanted) void read(hash);
    // One that another device brought comes while the note is open.
    const stop = onLibraryChange((changed) => {
      for (const { shelf, id, present } of changed)
        if (shelf === FILES && present && wanted.has(id) && !own.has(id)) void read(id);
    });
    return () => {
      left = true;
      stop();
      const next = new Map(addresses.peek());
      for (const [hash, address] of own) {
        if (next.get(hash) === address) next.delete(hash);
        URL.revokeObjectURL(address);
      }
      addresses.value = next;
    };
  }, [key]);
}
