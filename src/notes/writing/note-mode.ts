import * as v from "valibot";
import { readDevice, writeDevice } from "../../storage/device.ts";
import {
  NO_NOTE_MODES,
  type NoteMode,
  type NoteModes,
  noteModesSchema,
  withMode,
} from "../rules/note-modes.ts";

const KEY = "note-modes";

let loading: Promise<void> | undefined;
let modes: NoteModes = NO_NOTE_MODES;

/** How the notes were left on this device; read once. */
export async function loadNoteModes(): Promise<void> {
  loading ??= readDevice(KEY, v.fallback(noteModesSchema, NO_NOTE_MODES), NO_NOTE_MODES).then((kept) => {
    modes = kept;
  });
  await loading;
}

/** How the notes were left, as far as that was read. */
export function noteModes(): NoteModes {
  return modes;
}

/** Keeps how a note is shown, for when it is opened again on this device. */
export function keepNoteMode(id: string, mode: NoteMode): void {
  modes = withMode(modes, id, mode);
  void writeDevice(KEY, modes);
}
