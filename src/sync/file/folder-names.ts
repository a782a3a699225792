import { hashOf } from "../../records/content-hash.ts";

/**
 * The names of the folder that devices meet in; docs/sync.md describes it. A device writes below `devices/` and its own
 * id alone, and never a name twice, for a name ends in the hash of what the file holds.
 */

/** What a file of a device is: all it knew, or what came to be so since the one before. */
export type DeviceFileKind = "snapshot" | "changes";

/** What the name of a file of a device says. */
export interface DeviceFileName {
  readonly device: string;
  readonly kind: DeviceFileKind | "export";
  readonly sealed: boolean;
  /** The beginning of the SHA-256 of the whole file, in hexadecimal. */
  readonly hash: string;
}

const HASH_DIGITS = 32;

/** The name for a file of a device that holds these bytes. */
export function deviceFileName(
  device: string,
  kind: DeviceFileKind,
  bytes: Uint8Array,
  sealed: boolean,
): string {
  return `devices/${device}/${kind}-${hashOf(bytes).slice(0, HASH_DIGITS)}.jsonl.gz${sealed ? ".enc" : ""}`;
}

/** Reads such a name, or that of an export file of the first version; undefined for any other file. */
export function readDeviceFileName(name: string): DeviceFileName | undefined {
  const [, device, kind, hash, sealed] =
    /^devices\/([0-9a-z]{1,32})\/(snapshot|changes)-([0-9a-f]{32})\.jsonl\.gz(\.enc)?$/.exec(name) ?? [];
  if (device !== undefined && hash !== undefined)
    return { device, kind: kind as DeviceFileKind, hash, sealed: sealed !== undefined };
  const [, of, its] = /^wayside-([0-9a-z]{1,32})-[0-9a-z]{9}-([0-9a-f]{16})\.jsonl$/.exec(name) ?? [];
  return of === undefined || its === undefined
    ? undefined
    : { device: of, kind: "export", hash: its, sealed: false };
}

/** Whether a file holds what its name says. */
export function matchesName(name: DeviceFileName, bytes: Uint8Array): boolean {
  return hashOf(bytes).startsWith(name.hash);
}

/** The name of a blob that is not encrypted: the hash of what it holds, so that it is the same from every device. */
export function blobName(hash: string): string {
  return `blobs/${hash}`;
}

/** Its name in folders of the first version. */
export function formerBlobName(hash: string): string {
  return `wayside-file-${hash}`;
}
