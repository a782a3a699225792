import { decodeText } from "../../encoding/decode-text.ts";
import { hashOf } from "../../records/content-hash.ts";
import { readFile } from "../../storage/library/kept-file.ts";
import type { Note } from "../note-record.ts";
import type { FileState } from "../vaults/file-states.ts";
import { type MergedText, mergedText } from "./merged-text.ts";
import type { ReadNote } from "./read-chosen.ts";

/** As `MergedText`; `isEdit` is false where the file only replaces what an earlier version of the app had rewritten. */
export type MergedFile =
  | Exclude<MergedText, { kind: "updated" }>
  | { kind: "updated"; text: string; isEdit: boolean };

/** What becomes of a note's text by its file, as far as it can be told what was changed where. */
export async function mergeFile(
  file: ReadNote,
  current: string,
  note: Note | undefined,
  states: readonly FileState[],
): Promise<MergedFile> {
  // As it came or left before: whatever else stands here was written here.
  if (states.some(({ hash }) => hash === file.hash)) return { kind: "same" };
  const { earlier } = file;
  if (note?.path === "" && note.fileHash === "") {
    if (earlier?.body === current) return { kind: "same" };
    // What an earlier version brought in it had rewritten: the file has what its author wrote.
    const isItself =
      earlier === undefined ? states.length === 0 : (file.editedAt ?? file.modified) >= note.editedAt;
    return isItself && current !== file.text
      ? { kind: "updated", text: file.text, isEdit: false }
      : mergedAs(
          mergedText(
            current,
            file.text,
            states.map(({ text }) => text),
          ),
        );
  }
  const ancestors = states.map(({ text }) => text);
  if (note !== undefined && hashOf(current) === note.fileHash) ancestors.push(current);
  if (note?.file != null) {
    const own = await readFile(note.file.hash);
    if (own !== undefined) ancestors.push(decodeText(own.bytes, [], { keepMark: true }).text);
  }
  return mergedAs(mergedText(current, file.text, ancestors));
}

function mergedAs(merged: MergedText): MergedFile {
  return merged.kind === "updated" ? { ...merged, isEdit: true } : merged;
}
