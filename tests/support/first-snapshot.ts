import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Stamp } from "../../src/records/hybrid-logical-clock.ts";
import type { StoredRecord } from "../../src/records/record.ts";
import { type PackedFile, packDeviceFile } from "../../src/sync/meeting/device-file.ts";

/** The first file of a device that meets without encryption and has seen no other, as it would write it. */
export function firstSnapshot(file: {
  readonly device: string;
  /** What the device is called. */
  readonly name: string;
  readonly made: string;
  readonly upTo: Stamp;
  readonly records: readonly StoredRecord[];
}): PackedFile {
  const { device, name, made, upTo, records } = file;
  const knowledge = {
    kind: "snapshot" as const,
    name,
    upTo,
    seen: {},
    retired: {},
    counter: 1,
    counters: {},
  };
  return packDeviceFile({ device, made, records, knowledge }, "snapshot", undefined);
}

/** Lays a device's file into the folder of a gateway, and returns its path. */
export function layIntoFolder(folder: string, { name, bytes }: PackedFile): string {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
  return path;
}
