import * as v from "valibot";
import { orThrow } from "../../storage/database/failure.ts";
import { readDevice, writeDevice } from "../../storage/device.ts";
import { deviceKeys, requireDevice } from "../../storage/device-entries.ts";
import { type SealingKey, sealingKeySchema } from "../encryption/sealing-key.ts";
import { type FolderMemory, folderMemorySchema, noMemory } from "../meeting/folder-memory.ts";

/** What this device remembers of the folder of a place. */
export function readFolderMemory(place: string): Promise<FolderMemory> {
  return readDevice(`places/${place}/folder`, folderMemorySchema, noMemory);
}

/** Remembers it. Throws StorageError. */
export async function writeFolderMemory(place: string, memory: FolderMemory): Promise<void> {
  orThrow(await writeDevice(`places/${place}/folder`, memory));
}

/** Says that a file is to be merged at the next meeting, though it is not encrypted or older than others. Throws StorageError. */
export async function agreeToFile(place: string, name: string): Promise<void> {
  const memory = await readFolderMemory(place);
  await writeFolderMemory(place, {
    ...memory,
    agreed: [...memory.agreed, name],
    held: memory.held.filter((held) => held.name !== name),
  });
}

/**
 * The keys of a place, the one that seals first; none where nothing is sealed there. Throws StorageError where they
 * cannot be read: nobody then writes unsealed what was to be sealed.
 */
export async function readKeys(place: string): Promise<readonly SealingKey[]> {
  return orThrow(await requireDevice(`places/${place}/keys`, v.array(sealingKeySchema))) ?? [];
}

/** Keeps them. Throws StorageError. */
export async function writeKeys(place: string, keys: readonly SealingKey[]): Promise<void> {
  orThrow(await writeDevice(`places/${place}/keys`, keys));
}

/** The folders of all places this device remembers. */
export async function foldersRemembered(): Promise<
  readonly { readonly id: string; readonly memory: FolderMemory }[]
> {
  const keys = orThrow(await deviceKeys("places/"));
  const ids = keys.flatMap((key) => /^places\/(.+)\/folder$/.exec(key)?.[1] ?? []);
  return Promise.all(ids.map(async (id) => ({ id, memory: await readFolderMemory(id) })));
}
