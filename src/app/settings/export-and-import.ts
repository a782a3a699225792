import { failed, type Outcome, type StorageFailure, success } from "../../storage/database/failure.ts";
import { storageFailureText } from "../../storage/database/failure-messages.ts";
import type { ExportFileFailure } from "../../sync/file/export-file.ts";
import { download } from "../../ui/download.ts";
import { messages } from "./messages.ts";

type ImportFailure = ExportFileFailure | StorageFailure;

/** Hands everything over as one export file; resolves to its name. */
export async function exportToFile(): Promise<Outcome<string>> {
  const { exportEverything } = await import("../../sync/file/everything.ts");
  const now = new Date();
  const bytes = await exportEverything(now);
  if (!bytes.ok) return bytes;
  const name = `wayside-${now.toISOString().slice(0, 19).replace(/:/g, "-")}.jsonl`;
  download(name, bytes.value, "application/jsonl");
  return success(name);
}

/** Whether this browser hands files to other apps; they take plain text where they take no export file. */
export function sharesFiles(): boolean {
  return navigator.canShare?.({ files: [asText(new Uint8Array([32]), "wayside.txt")] }) ?? false;
}

/** Hands the export file to another app, by the device's share sheet. False where that was closed or refused. */
export async function shareEverything(): Promise<Outcome<boolean>> {
  const { exportEverything } = await import("../../sync/file/everything.ts");
  const now = new Date();
  const bytes = await exportEverything(now);
  if (!bytes.ok) return bytes;
  try {
    await navigator.share({ files: [asText(bytes.value, `wayside-${now.toISOString().slice(0, 10)}.txt`)] });
    return success(true);
  } catch {
    return success(false);
  }
}

function asText(bytes: Uint8Array, name: string): File {
  return new File([bytes.slice()], name, { type: "text/plain" });
}

/** Imports an export file by merging. */
export async function importFromFile(
  file: File,
): Promise<Outcome<{ records: number; changed: number }, ImportFailure>> {
  const { importEverything } = await import("../../sync/file/everything.ts");
  try {
    return await importEverything(new Uint8Array(await file.arrayBuffer()));
  } catch {
    return failed({ kind: "foreign" });
  }
}

/** Why a file was refused, in the person's words. */
export function importTrouble(failure: ImportFailure): string {
  switch (failure.kind) {
    case "foreign":
      return messages.foreign;
    case "newer":
      return messages.newer(failure.version);
    case "cut":
      return messages.cut;
    case "damaged":
      return messages.damaged;
    default:
      return storageFailureText(failure);
  }
}
