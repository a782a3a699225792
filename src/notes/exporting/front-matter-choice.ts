import { signal } from "@preact/signals";
import * as v from "valibot";
import type { Outcome } from "../../storage/database/failure.ts";
import { readDevice, writeDevice } from "../../storage/device.ts";
import { type FrontMatter, frontMatters } from "../rules/note-file.ts";

const KEY = "note-front-matter";

/** What stands above the text of a note that leaves. */
export const frontMatter = signal<FrontMatter>("none");
let read: Promise<void> | undefined;

/** Reads what was chosen on this device, once. */
export function loadFrontMatter(): Promise<void> {
  read ??= readDevice(KEY, v.picklist(frontMatters), "none").then((chosen) => {
    frontMatter.value = chosen;
  });
  return read;
}

/** Chooses it for all exports from this device. */
export function chooseFrontMatter(chosen: FrontMatter): Promise<Outcome<undefined>> {
  frontMatter.value = chosen;
  return writeDevice(KEY, chosen);
}
