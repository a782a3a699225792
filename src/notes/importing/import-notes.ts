import type { RecordWrite } from "../../records/record-write.ts";
import { type Outcome, success } from "../../storage/database/failure.ts";
import type { LibraryWrite } from "../../storage/library/library-write.ts";
import { recordIds } from "../../storage/records/read-record.ts";
import { undoableChange } from "../../storage/records/undoable-change.ts";
import { askWorker } from "../../workers/ask-worker.ts";
import { noteCollection } from "../note-record.ts";
import { allNotes, loadNotes } from "../notes-store.ts";
import { vaultFileCollection } from "../vaults/vault-file-record.ts";
import { mediaWrites } from "./keep-media.ts";
import { matchNotes } from "./match-notes.ts";
import { planNote } from "./plan-note.ts";
import type { ReadVault } from "./read-chosen.ts";
import { pathInVault, regionOf, type VaultRegion, vaultRegions } from "./vault-regions.ts";

/** What an import came to. */
export interface ImportedNotes {
  readonly added: number;
  /** Notes that were here and were changed in their files since. */
  readonly updated: number;
  /** Notes that were here as they are. */
  readonly same: number;
  /** Files of notes that were changed both here and there, in a way that cannot be merged: the notes stay as they are. */
  readonly differing: readonly string[];
  /** Files that no note is made of and no note shows. */
  readonly others: readonly string[];
  /** Files that are too large, or cannot be read. */
  readonly skipped: readonly string[];
  /** The writes that undo the import and nothing done since; merged texts are not among it. */
  readonly undo: readonly RecordWrite[];
}

/**
 * Imports Markdown files, one by one, in zips or in a folder, as notes with the files they show, each vault in one change. The
 * text of a note is that of its file to the byte. What is here already is not doubled (`match-notes.ts`).
 */
export async function importNotes(files: readonly File[]): Promise<Outcome<ImportedNotes>> {
  const loaded = await loadNotes();
  if (!loaded.ok) return loaded;
  return importVaults(await readAway(files), Date.now());
}

/** Imports what was read already, file by file into notes that are here. */
export function importInto(vault: string, read: ReadVault, now: number): Promise<Outcome<ImportedNotes>> {
  return importVault(read, now, [{ top: "", vault, prefix: "", index: undefined }]);
}

/** Imports what was read already, one vault after the other: what is in two of them is one note. */
async function importVaults(vaults: readonly ReadVault[], now: number): Promise<Outcome<ImportedNotes>> {
  let all: ImportedNotes = {
    added: 0,
    updated: 0,
    same: 0,
    differing: [],
    others: [],
    skipped: [],
    undo: [],
  };
  for (const read of vaults) {
    const outcome = await importVault(read, now);
    if (!outcome.ok) return outcome;
    const { added, updated, same, differing, others, skipped, undo } = outcome.value;
    all = {
      added: all.added + added,
      updated: all.updated + updated,
      same: all.same + same,
      differing: [...all.differing, ...differing],
      others: [...all.others, ...others],
      skipped: [...all.skipped, ...skipped],
      undo: [...all.undo, ...undo],
    };
  }
  return success(all);
}

/** Imports one vault in one change. */
async function importVault(
  read: ReadVault,
  now: number,
  known?: readonly VaultRegion[],
): Promise<Outcome<ImportedNotes>> {
  const ids = await recordIds(noteCollection.name, "");
  if (!ids.ok) return ids;
  const stored = new Set(ids.value);
  const regions = known ?? vaultRegions(read, allNotes.peek());
  const writes: RecordWrite[] = [];
  const library: LibraryWrite[] = [];
  const count = { added: 0, updated: 0, same: 0 };
  const differing: string[] = [];
  for (const matched of matchNotes(read, allNotes.peek(), regions)) {
    const outcome = await planNote(matched, stored, now);
    if (!outcome.ok) return outcome;
    const { kind } = outcome.value;
    if (kind === "differing") differing.push(matched.file.path);
    else count[kind]++;
    writes.push(...outcome.value.writes);
    library.push(...outcome.value.library);
  }
  for (const media of read.media) {
    const region = regionOf(media.path, regions);
    const path = region === undefined ? media.path : pathInVault(media.path, region);
    const kept = mediaWrites({ ...media, path }, region?.vault ?? "", now);
    writes.push(...kept.writes);
    library.push(...kept.library);
  }
  const undo: RecordWrite[] = [];
  if (writes.length > 0) {
    const changed = await undoableChange(writes, [noteCollection, vaultFileCollection], library);
    if (!changed.ok) return changed;
    undo.push(...changed.value.undo);
  }
  return success({ ...count, differing, others: read.others, skipped: read.skipped, undo });
}

/** Milliseconds that reading what was chosen may take. */
const PATIENCE = 120_000;

/** Reads in a worker; where that does not come to an end, none of the files can be read. */
async function readAway(files: readonly File[]): Promise<readonly ReadVault[]> {
  const worker = new Worker(new URL("./vault-worker.ts", import.meta.url), { type: "module" });
  try {
    return await askWorker<readonly ReadVault[]>(
      worker,
      files.map((file) => ({ path: file.webkitRelativePath || file.name, file })),
      { patience: PATIENCE, answerIn: (data) => ({ answer: data as readonly ReadVault[] }) },
    );
  } catch (error) {
    console.error(error);
    const skipped = files.map(({ name }) => name);
    return [{ isVault: false, notes: [], media: [], indexes: [], others: [], skipped }];
  }
}
