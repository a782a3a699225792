import { hashOf } from "../records/content-hash.ts";

/** What the name of an export file in a shared folder says. */
export interface ExportName {
  readonly device: string;
  /** When it was written: milliseconds since 1970. */
  readonly time: number;
  /** The beginning of the SHA-256 of the whole file. */
  readonly hash: string;
}

const HASH_DIGITS = 16;

/** A name no file had before: the device, the time in base 36, and the hash of the content. */
export function exportName(device: string, time: number, bytes: Uint8Array): string {
  return `wayside-${device}-${time.toString(36).padStart(9, "0")}-${hashOf(bytes).slice(0, HASH_DIGITS)}.jsonl`;
}

/** Reads such a name; undefined for any other file of the folder. */
export function readExportName(name: string): ExportName | undefined {
  const match = /^wayside-([0-9a-z]{1,32})-([0-9a-z]{9})-([0-9a-f]{16})\.jsonl$/.exec(name);
  if (match?.[1] === undefined || match[2] === undefined || match[3] === undefined) return undefined;
  return { device: match[1], time: Number.parseInt(match[2], 36), hash: match[3] };
}

/** Whether a file holds what its name says. */
export function matchesName(name: ExportName, bytes: Uint8Array): boolean {
  return hashOf(bytes).startsWith(name.hash);
}
