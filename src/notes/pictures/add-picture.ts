import { hashOf } from "../../records/content-hash.ts";
import { type RecordWrite, restore, write } from "../../records/record-write.ts";
import { failed, type Outcome, type StorageFailure, success } from "../../storage/database/failure.ts";
import { FILES, type KeptFile } from "../../storage/library/kept-file.ts";
import type { LibraryWrite } from "../../storage/library/library-write.ts";
import { change } from "../../storage/records/change.ts";
import { sizeOfPicture } from "../../ui/pictures/size-of-picture.ts";
import { smallerPicture } from "../../ui/pictures/smaller-picture.ts";
import { picturePath } from "../rules/picture-name.ts";
import { pictureCollection } from "./picture-record.ts";

/** Bytes of one picture after it was made smaller. */
export const LARGEST_PICTURE = 8 * 1024 * 1024;
/** Bytes above which no picture is even opened. */
const LARGEST_OPENED = 64 * 1024 * 1024;

export type PictureFailure =
  | StorageFailure
  | { readonly kind: "no-picture"; readonly name: string }
  | { readonly kind: "too-large"; readonly name: string };

/** A picture's part of a change: its record and its bytes. */
export interface PictureWrite {
  readonly path: string;
  readonly writes: readonly RecordWrite[];
  readonly library: readonly LibraryWrite[];
}

/** What it takes to keep a picture as it is. */
export function pictureWrite(
  bytes: Uint8Array<ArrayBuffer>,
  type: string,
  name: string,
  now: number,
): PictureWrite {
  const hash = hashOf(bytes);
  return {
    path: picturePath(hash, type),
    writes: [
      restore(pictureCollection, hash),
      write(
        pictureCollection,
        hash,
        { file: { hash, type, name, size: bytes.length } },
        { begun: { addedAt: now } },
      ),
    ],
    library: [{ shelf: FILES, id: hash, value: { type, bytes } satisfies KeptFile }],
  };
}

/** Keeps a picture for a note, made smaller where it is larger than a phone shows; resolves to the Markdown that shows it. */
export async function addPicture(file: File, now: number): Promise<Outcome<string, PictureFailure>> {
  const { name } = file;
  if (!file.type.startsWith("image/")) return failed({ kind: "no-picture", name });
  if (file.size > LARGEST_OPENED) return failed({ kind: "too-large", name });
  const bytes = new Uint8Array(await file.arrayBuffer());
  const size = await sizeOfPicture(new Blob([bytes], { type: file.type }));
  if (size === undefined) return failed({ kind: "no-picture", name });
  const smaller = await smallerPicture({ type: file.type, bytes, ...size });
  if (smaller.bytes.length > LARGEST_PICTURE) return failed({ kind: "too-large", name });
  const { path, writes, library } = pictureWrite(smaller.bytes, smaller.type, name, now);
  const changed = await change(writes, library);
  if (!changed.ok && changed.failure.kind !== "noted") return changed;
  const words = name.replace(/\.[a-z0-9]+$/i, "").replace(/[[\]\\]/g, " ");
  return success(`![${words}](${path})`);
}
