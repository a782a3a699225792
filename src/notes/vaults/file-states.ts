import * as v from "valibot";
import { readLibrary } from "../../storage/library/library.ts";
import type { LibraryWrite } from "../../storage/library/library-write.ts";

/**
 * The shelf on which lies how the file of each note stood when it came in or left, by the id of the note: from it an older
 * file is told from one that somebody edited, and what they edited from what was written here. Not synced.
 */
const SHELF = "note-file-states";
/** States that are remembered of one file. */
const MOST = 6;

const statesSchema = v.array(v.object({ hash: v.string(), path: v.string(), text: v.string() }));

/** A file as it stood: the SHA-256 of its bytes, its path, its text. */
export type FileState = v.InferOutput<typeof statesSchema>[number];

/** How the file of a note stood, the last state last; none where nothing is known. */
export async function readFileStates(note: string): Promise<readonly FileState[]> {
  const found = await readLibrary(SHELF, note);
  const states = v.safeParse(statesSchema, found.ok ? found.value : undefined);
  return states.success ? states.output : [];
}

/** Remembers another state beside those that are known; none where it is one of them already. */
export function fileStateWrite(
  note: string,
  known: readonly FileState[],
  state: FileState,
): readonly LibraryWrite[] {
  const last = known.at(-1);
  if (last?.hash === state.hash && last.path === state.path) return [];
  const value = [...known.filter(({ hash }) => hash !== state.hash), state].slice(-MOST);
  return [{ shelf: SHELF, id: note, value }];
}
