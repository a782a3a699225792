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
