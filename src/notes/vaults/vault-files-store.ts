import type { Outcome } from "../../storage/database/failure.ts";
import { liveCollection } from "../../storage/records/live-collection.ts";
import { type VaultFile, vaultFileCollection } from "./vault-file-record.ts";

const files = liveCollection(vaultFileCollection);

/** Counts up with every change of the files of vaults. */
export const vaultFilesRevision = files.revision;

/** Reads the files of vaults, once. */
export const loadVaultFiles = (): Promise<Outcome<undefined>> => files.load();

/** A file of a vault by the id of its record; whoever reads it follows it. */
export function vaultFileOf(id: string): VaultFile | undefined {
  return files.get(id);
}

/** The files of vaults that notes show; in no order. */
export function vaultFiles(): readonly VaultFile[] {
  vaultFilesRevision.value;
  return [...files.values()];
}
