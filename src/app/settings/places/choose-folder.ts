import type { PlaceConfig } from "../../../sync/places/place-config.ts";
import { identifiedPlace } from "../../../sync/places/places.ts";

/** What browsers with File System Access (WICG) offer, and the types of the language do not know yet. */
interface FolderWindow {
  showDirectoryPicker(options: { id: string; mode: "readwrite" }): Promise<FileSystemDirectoryHandle>;
}
interface Asking {
  requestPermission(options: { mode: "readwrite" }): Promise<PermissionState>;
}

/** Whether this browser opens folders. */
export function opensFolders(): boolean {
  return "showDirectoryPicker" in globalThis;
}

/** Lets the person choose a folder; undefined where none was. Called in the task of a touch. */
export async function chooseFolder(): Promise<PlaceConfig | undefined> {
  try {
    const picker = globalThis as unknown as FolderWindow;
    const handle = await picker.showDirectoryPicker({ id: "wayside", mode: "readwrite" });
    return identifiedPlace({ kind: "folder", name: handle.name, handle });
  } catch {
    // Closed, or not allowed: nothing was chosen.
    return undefined;
  }
}

/** Asks for the folder again, which browsers want after a restart. Called in the task of a touch. */
export async function reopenFolder(handle: FileSystemDirectoryHandle): Promise<boolean> {
  if (!("requestPermission" in handle)) return true;
  return (await (handle as unknown as Asking).requestPermission({ mode: "readwrite" })) === "granted";
}
