import { failed, type Outcome } from "../../storage/database/failure.ts";
import {
  type ExportFile,
  type ExportFileFailure,
  type ReadFile,
  writeExportFile,
} from "../file/export-file.ts";
import {
  type DeviceFileKind,
  type DeviceFileName,
  deviceFileName,
  matchesName,
} from "../file/folder-names.ts";
import { gunzip, gzip } from "../file/gzip.ts";
import { readVerifiedFile } from "../file/verified-file.ts";
import type { Envelope, EnvelopeFailure } from "./envelope.ts";

/** A file of a device as it is to lie in the folder. */
export interface PackedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Packs an export file for the folder: compressed, sealed where there is an envelope, named by what it then holds. */
export function packDeviceFile(
  file: ExportFile,
  kind: DeviceFileKind,
  envelope: Envelope | undefined,
): PackedFile {
  const packed = gzip(writeExportFile(file));
  const bytes = envelope === undefined ? packed : envelope.seal(sealedPlace(file.device, kind), packed);
  return { name: deviceFileName(file.device, kind, bytes, envelope !== undefined), bytes };
}

/** Reads a file of a device whole, or refuses it whole with the reason. */
export function unpackDeviceFile(
  name: DeviceFileName,
  bytes: Uint8Array,
  envelope: Envelope | undefined,
): Outcome<ReadFile, ExportFileFailure | EnvelopeFailure> {
  if (!matchesName(name, bytes)) return failed({ kind: "damaged" });
  if (name.kind === "export") return readVerifiedFile(bytes);
  let packed = bytes;
  if (name.sealed) {
    const opened =
      envelope?.open(sealedPlace(name.device, name.kind), bytes) ?? failed({ kind: "locked" as const });
    if (!opened.ok) return opened;
    packed = opened.value;
  }
  const plain = gunzip(packed);
  return plain === undefined ? failed({ kind: "damaged" }) : readVerifiedFile(plain);
}

function sealedPlace(device: string, kind: DeviceFileKind): string {
  return `devices/${device}/${kind}`;
}
