import type { LeavingFile } from "./export-notes.ts";

/** What browsers with File System Access (WICG) offer, and the types of the language do not know yet. */
interface FolderWindow {
  showDirectoryPicker(options: { id: string; mode: "readwrite" }): Promise<FileSystemDirectoryHandle>;
}

/** Whether this browser writes straight into a folder. */
export function writesFolders(): boolean {
  return "showDirectoryPicker" in globalThis;
}

/** Lets the person choose a folder; undefined where none was. Called in the task of a touch. */
export async function chooseExportFolder(): Promise<FileSystemDirectoryHandle | undefined> {
  try {
    const picker = globalThis as unknown as FolderWindow;
    return await picker.showDirectoryPicker({ id: "wayside-notes", mode: "readwrite" });
  } catch {
    // Closed, or not allowed: nothing was chosen.
    return undefined;
  }
}

/** The path of a file in a folder that was chosen: where that is the top folder of a vault, its name is not said twice. */
export function pathWithin(folder: string, path: string): string {
  return path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : path;
}

/** The folder in which a path lies and the name of its file; throws where the folder is missing and not to be made. */
async function placeOf(
  folder: FileSystemDirectoryHandle,
  path: string,
  create: boolean,
): Promise<{ readonly within: FileSystemDirectoryHandle; readonly name: string }> {
  const parts = pathWithin(folder.name, path).split("/");
  const name = parts.pop() ?? path;
  let within = folder;
  for (const part of parts) within = await within.getDirectoryHandle(part, { create });
  return { within, name };
}

/** The file at a path of a folder, where there is one. */
export async function fileIn(folder: FileSystemDirectoryHandle, path: string): Promise<File | undefined> {
  try {
    const { within, name } = await placeOf(folder, path, false);
    return await (await within.getFileHandle(name)).getFile();
  } catch {
    return undefined;
  }
}

/** Writes files into a folder, those of the same name in their place; resolves to those that could not be written. */
export async function writeIntoFolder(
  folder: FileSystemDirectoryHandle,
  files: readonly LeavingFile[],
): Promise<readonly string[]> {
  const failed: string[] = [];
  for (const { path, bytes } of files) {
    try {
      const { within, name } = await placeOf(folder, path, true);
      const handle = await within.getFileHandle(name, { create: true });
      // It takes the place of the file that was there when it is closed, whole or not at all.
      const writable = await handle.createWritable();
      await writable.write(bytes);
      await writable.close();
    } catch {
      failed.push(path);
    }
  }
  return failed;
}

/** Removes the file at a path of a folder; one that may not be removed stays. */
export async function removeFrom(folder: FileSystemDirectoryHandle, path: string): Promise<void> {
  try {
    const { within, name } = await placeOf(folder, path, false);
    await within.removeEntry(name);
  } catch {
    // It is gone already, or stays beside the new one.
  }
}
