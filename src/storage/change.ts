import type { StoredRecord } from "../records/record.ts";
import { failed, type Outcome, storageFailure } from "./failure.ts";
import type { LibraryWrite, Write } from "./write.ts";

export type { LibraryWrite, Write } from "./write.ts";

/**
 * The one way to write records: stamps every field with one reading of the clock, and commits all or nothing in
 * one strictly durable transaction. Returns the records as they now stand. How that is done is loaded with the
 * first write, for the first screen only reads.
 */
export async function change(
  writes: readonly Write[],
  library: readonly LibraryWrite[] = [],
): Promise<Outcome<readonly StoredRecord[]>> {
  try {
    const { commitChange } = await import("./committing.ts");
    return await commitChange(writes, library);
  } catch (error) {
    return failed(storageFailure(error));
  }
}
