import { signal } from "@preact/signals";
import * as v from "valibot";
import { countSchema, momentSchema } from "../../records/field-schemas.ts";
import type { RecordWrite } from "../../records/record-write.ts";
import { recordWriteSchema } from "../../records/record-write-schema.ts";
import { listShelf, readShelf, writeLibrary } from "../../storage/library/library.ts";
import type { Undoable } from "../../storage/records/undoable-change.ts";

/** On this device: what takes the last import back, a piece for each change it was made in. */
const LAST_IMPORT = "last-import";

const pieceSchema = v.object({
  at: momentSchema,
  /** How many articles the piece added. */
  added: countSchema,
  undo: v.array(recordWriteSchema),
});
export type ImportPiece = v.InferOutput<typeof pieceSchema>;

/** The import that was made last on this device, and what takes it back. */
export interface LastImport extends Undoable {
  readonly at: number;
  readonly added: number;
}

/** The last import as it was read; undefined while it was not, or where there is none to take back. */
export const lastImport = signal<LastImport | undefined>(undefined);

/** Reads what takes the last import back. */
export async function loadLastImport(): Promise<void> {
  const found = await readShelf(LAST_IMPORT);
  const undo: RecordWrite[] = [];
  let [at, added] = [0, 0];
  for (const value of found.ok ? found.value : []) {
    const piece = v.safeParse(pieceSchema, value);
    if (!piece.success) continue;
    undo.push(...piece.output.undo);
    at = piece.output.at;
    added += piece.output.added;
  }
  lastImport.value = undo.length === 0 ? undefined : { at, added, undo };
}

/** Keeps what takes a piece of an import back; `number` says which it is of those of this import. */
export async function keepImportPiece(number: number, piece: ImportPiece): Promise<void> {
  await writeLibrary(LAST_IMPORT, { [String(number).padStart(6, "0")]: piece });
}

/** Forgets the import before: another one begins, or it was taken back. */
export async function forgetLastImport(): Promise<void> {
  lastImport.value = undefined;
  const keys = await listShelf(LAST_IMPORT);
  if (keys.ok) await writeLibrary(LAST_IMPORT, Object.fromEntries(keys.value.map((key) => [key, undefined])));
}
