import { randomId } from "../../records/identity.ts";
import { write } from "../../records/record-write.ts";
import { TextDocument } from "../../records/text-document.ts";
import type { Outcome } from "../../storage/database/failure.ts";
import { type Changed, undoableChange } from "../../storage/records/undoable-change.ts";
import { noteCollection } from "../note-record.ts";
import { safeFileName } from "../rules/file-name.ts";
import { folderOf, isMarkdownPath } from "../rules/note-path.ts";
import type { LinkOrigin } from "../rules/path-index.ts";

/**
 * Begins the note that a link leads to where there is none yet: in the vault of the note that links to it as an empty file
 * of that name, beside that note or at the path that is written; else as a note of that title.
 */
export async function beginLinkedNote(
  target: string,
  from: LinkOrigin,
  now: number,
): Promise<{ readonly id: string; readonly begun: Outcome<Changed> }> {
  const id = randomId();
  const parts = target.split("/").filter((part) => part !== "" && part !== "." && part !== "..");
  const names = parts.map((part) => safeFileName(part.replace(/\.md$/i, ""), "Note"));
  const folder = names.length > 1 || folderOf(from.path) === "" ? "" : `${folderOf(from.path)}/`;
  const hasFile = from.path !== "" && isMarkdownPath(`${target}.md`);
  const document = new TextDocument(undefined);
  if (!hasFile) document.replaceWith(`# ${target}\n\n`);
  const fields = {
    createdAt: now,
    editedAt: now,
    ...(hasFile ? { path: `${folder}${names.join("/")}.md`, vault: from.vault } : {}),
  };
  const begun = await undoableChange(
    [write(noteCollection, id, fields, { texts: { body: { update: document.updateSince() } } })],
    [noteCollection],
  );
  return { id, begun };
}
