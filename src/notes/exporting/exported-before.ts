import * as v from "valibot";
import type { Outcome } from "../../storage/database/failure.ts";
import { readDevice, writeDevice } from "../../storage/device.ts";

const KEY = "notes-exported";

const schema = v.object({
  /** The names under which notes left, by their ids: they keep them. */
  names: v.record(v.string(), v.string()),
  /** The hash of each file that left, by its path, so that only what changed can be asked for. */
  files: v.record(v.string(), v.string()),
});
export type ExportedBefore = v.InferOutput<typeof schema>;

/** What left this device before. */
export function readExported(): Promise<ExportedBefore> {
  return readDevice(KEY, schema, { names: {}, files: {} });
}

/** Remembers what left. */
export function writeExported(exported: ExportedBefore): Promise<Outcome<undefined>> {
  return writeDevice(KEY, exported);
}
