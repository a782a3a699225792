import * as v from "valibot";
import { fetchFailureSchema, isTemporary } from "../../contract/fetch-failure.ts";

/**
 * What may be wrong here rather than out there: no text was found, no room was left, recordings take all the room they
 * may, the file is on another device.
 */
const ownTroubles = ["empty", "full", "over-budget", "file-waits"] as const;

const troubleSchema = v.union([v.object({ kind: v.picklist(ownTroubles) }), fetchFailureSchema]);

/** Why an article's text is not on this device though it was asked for. */
export type FetchTrouble = v.InferOutput<typeof troubleSchema>;

const storedSchema = v.object({ article: v.string(), trouble: troubleSchema });

/** Reads a trouble as it was stored; undefined where it makes no sense. */
export function readTrouble(
  value: unknown,
): { readonly article: string; readonly trouble: FetchTrouble } | undefined {
  const read = v.safeParse(storedSchema, value);
  return read.success ? read.output : undefined;
}

/** Whether waiting alone may help, so that it is tried again without being asked. */
export function mayPass(trouble: FetchTrouble): boolean {
  switch (trouble.kind) {
    case "empty":
    // Tried again when the budget is another.
    case "over-budget":
      return false;
    case "full":
    case "file-waits":
      return true;
    default:
      return isTemporary(trouble);
  }
}
