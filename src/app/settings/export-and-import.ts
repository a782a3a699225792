import { failed, type Outcome, type StorageFailure, success } from "../../storage/database/failure.ts";
import { storageFailureText } from "../../storage/database/failure-messages.ts";
import type { ImportedFile } from "../../sync/file/everything.ts";
import type { ExportFileFailure } from "../../sync/file/export-file.ts";
import { download } from "../../ui/download.ts";
import { messages } from "./messages.ts";

type ImportFailure = ExportFileFailure | StorageFailure;

/** Hands everything over as one export file; resolves to its name. */
export async function exportToFile(): Promise<Outcome<string>> {
  const { exportEverything } = await import("../../sync/file/everything.ts");
  const now = new Date();
  const everything = await exportEverything(now);
  if (!everything.ok) return everything;
  const { file, unexecuted } = everything.value;
  const moment = now.toISOString().slice(0, 19).replace(/:/g, "-");
  const name = `wayside-${moment}.jsonl`;
  download(name, file, "application/jsonl");
  if (unexecuted.length > 0)
    download(`wayside-journal-${moment}.json`, JSON.stringify(unexecuted, null, 2), "application/json");
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
  const everything = await exportEverything(now);
  if (!everything.ok) return everything;
  try {
    await navigator.share({
      files: [asText(everything.value.file, `wayside-${now.toISOString().slice(0, 10)}.txt`)],
    });
    return success(true);
  } catch {
    return success(false);
  }
}

function asText(bytes: Uint8Array, name: string): File {
  return new File([bytes.slice()], name, { type: "text/plain" });
}

/** Imports an export file by merging. */
export async function importFromFile(file: File): Promise<Outcome<ImportedFile, ImportFailure>> {
  const { importEverything } = await import("../../sync/file/everything.ts");
  try {
    return await importEverything(new Uint8Array(await file.arrayBuffer()));
  } catch {
    return failed({ kind: "foreign" });
  }
}

/** The result of an import, in the person's words. */
export function importedText({ records, changed, refused }: ImportedFile): string {
  const imported = messages.imported(records, changed);
  return refused === 0 ? imported : `${imported} ${messages.quarantined(refused)}`;
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
