import type { StoredRecord } from "../../records/record.ts";
import type { RemoteFile } from "../../remotes/remote.ts";
import type { RevisedRecord, Revisions } from "../../storage/records/revisions.ts";
import type { FolderMemory } from "./folder-memory.ts";

/** This device's side of a meeting. */
export interface Local {
  readonly device: string;
  /** What whoever uses this device calls it. */
  readonly name: string;
  now(): number;
  changedAfter(revision: number): Promise<Revisions>;
  /** Merges verified records of another device; resolves to those that stand as they came, with their revision. */
  merge(records: readonly StoredRecord[]): Promise<readonly RevisedRecord[]>;
  memory(): Promise<FolderMemory>;
  remember(memory: FolderMemory): Promise<void>;
  /** Takes another id for this device: somebody else writes under the one it has. */
  renew(): Promise<string>;
  /** Removes deleted records for good, which every device has seen. */
  forget(records: readonly RevisedRecord[]): Promise<void>;
  /** Carries the files that records need; called before what was written is made to stand. */
  carryFiles?(listing: readonly RemoteFile[], memory: FolderMemory): Promise<FolderMemory>;
}
