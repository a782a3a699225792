import { derivedId } from "../../records/identity.ts";
import { type RecordWrite, restore, write } from "../../records/record-write.ts";
import { FILES, type KeptFile } from "../../storage/library/kept-file.ts";
import type { LibraryWrite } from "../../storage/library/library-write.ts";
import { pictureWrite } from "../pictures/add-picture.ts";
import { fileName } from "../rules/note-path.ts";
import { hashInPath } from "../rules/picture-name.ts";
import { vaultFileCollection } from "../vaults/vault-file-record.ts";
import type { ReadMedia } from "./read-chosen.ts";

/** The writes that keep a file which notes show, at its path in a vault. */
export function mediaWrites(
  { path, hash, type, bytes }: ReadMedia,
  vault: string,
  now: number,
): { readonly writes: readonly RecordWrite[]; readonly library: readonly LibraryWrite[] } {
  // What this app named itself is shown by that name, wherever it lies.
  if (hashInPath(`pictures/${fileName(path)}`) === hash)
    return pictureWrite(bytes, type, fileName(path), now);
  const id = derivedId("vault-file", vault, path);
  return {
    writes: [
      restore(vaultFileCollection, id),
      write(
        vaultFileCollection,
        id,
        { vault, path, file: { hash, type, name: fileName(path), size: bytes.length } },
        { begun: { addedAt: now } },
      ),
    ],
    library: [{ shelf: FILES, id: hash, value: { type, bytes } satisfies KeptFile }],
  };
}
