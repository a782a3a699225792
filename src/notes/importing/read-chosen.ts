import { type PictureWrite, pictureWrite } from "../pictures/add-picture.ts";
import { pictureType } from "../rules/picture-name.ts";
import { picturesShown, readVault, type VaultNote } from "../rules/read-vault.ts";
import { type ChosenFile, openFiles } from "./opened-files.ts";

/** What was read of the files that were chosen: the notes in them, and the pictures these show. */
export interface ReadVaultFiles {
  readonly notes: readonly VaultNote[];
  readonly pictures: readonly PictureWrite[];
  /** Files that are no Markdown text, or too large. */
  readonly skipped: readonly string[];
}

/** Reads Markdown files, zips of them or all files of a folder; runs in a worker that may be ended. */
export async function readChosen(files: readonly ChosenFile[], now: number): Promise<ReadVaultFiles> {
  const opened = await openFiles(files);
  const paths = new Set(opened.pictures.keys());
  const pictures = new Map<string, PictureWrite>();
  for (const path of picturesShown(opened.markdown, paths)) {
    const bytes = opened.pictures.get(path);
    const type = pictureType(path);
    if (bytes !== undefined && type !== undefined)
      pictures.set(path, pictureWrite(bytes, type, path.split("/").at(-1) ?? "", now));
  }
  const notes = readVault(opened.markdown, paths, (path) => pictures.get(path)?.path);
  return { notes, pictures: [...pictures.values()], skipped: opened.skipped };
}
