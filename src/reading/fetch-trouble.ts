import * as v from "valibot";
import type { OutsideFailure } from "../storage/outside-page.ts";

/** Why an article's text is not on this device though it was asked for. */
export type FetchTrouble =
  | OutsideFailure
  | { readonly kind: "empty" }
  | { readonly kind: "full" }
  /** Its file came in on another device and has not arrived here. */
  | { readonly kind: "file-waits" };

const troubleSchema = v.object({
  article: v.string(),
  trouble: v.union([
    v.object({ kind: v.literal("status"), status: v.number() }),
    v.object({
      kind: v.picklist([
        "offline",
        "no-gateway",
        "token-needed",
        "not-an-address",
        "not-web",
        "private-address",
        "unreachable",
        "timeout",
        "too-large",
        "wrong-type",
        "empty",
        "full",
        "file-waits",
      ]),
    }),
  ]),
});

/** Reads what was kept of a trouble. */
export function readTrouble(
  value: unknown,
): { readonly article: string; readonly trouble: FetchTrouble } | undefined {
  const read = v.safeParse(troubleSchema, value);
  return read.success ? read.output : undefined;
}

/** Whether waiting alone may help, so that it is tried again without being asked. */
export function passes(trouble: FetchTrouble): boolean {
  if (trouble.kind === "status") return trouble.status === 429 || trouble.status >= 500;
  return ["offline", "no-gateway", "token-needed", "unreachable", "timeout", "full", "file-waits"].includes(
    trouble.kind,
  );
}
