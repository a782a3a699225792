import * as v from "valibot";
import { isDeleted } from "../../records/record.ts";
import { openDatabase } from "../database/database.ts";
import { type Outcome, success } from "../database/failure.ts";
import { recovered } from "../records/recover-journal.ts";
import { fileReferenceSchema } from "./file-reference.ts";
import { FILES } from "./kept-file.ts";
import { shelfRange } from "./library.ts";

/**
 * The keys of files that no living record names, by its field `file` or by its own id; as of one moment, straight
 * from the database, so that no file is ever taken for unneeded because its record was not read yet.
 */
export async function unneededFiles(): Promise<Outcome<readonly string[]>> {
  const database = await openDatabase();
  if (!database.ok) return database;
  await recovered();
  const transaction = database.value.transaction(["records", "library"]);
  const keys = await transaction.objectStore("library").getAllKeys(shelfRange(FILES, ""));
  if (keys.length === 0) return success([]);
  const needed = new Set<string>();
  for (const record of await transaction.objectStore("records").getAll()) {
    if (isDeleted(record)) continue;
    needed.add(record.id);
    const file = v.safeParse(fileReferenceSchema, record.fields.file);
    if (file.success) needed.add(file.output.hash);
  }
  return success(keys.map(([, key]) => key).filter((key) => !needed.has(key)));
}
