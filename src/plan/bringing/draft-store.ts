import { signal } from "@preact/signals";
import type { FetchFailure } from "../../contract/fetch-failure.ts";
import { failed, type Outcome, success } from "../../storage/database/failure.ts";
import { rawAddress, readAddress } from "../../web/web-address.ts";
import type { Origin } from "../plan-record.ts";
import type { PlanDraft } from "./plan-draft.ts";

/** The file that was brought and waits for the person's word. */
export const planDraft = signal<PlanDraft | undefined>(undefined);

/** A newer version of the plan in use that was found at its address, until the person looks at it. */
export const offeredDraft = signal<{ readonly plan: string; readonly draft: PlanDraft } | undefined>(
  undefined,
);

export type BringFailure = FetchFailure | { readonly kind: "unreadable" };

async function draft(
  bytes: Uint8Array,
  name: string,
  origin: Origin,
): Promise<Outcome<undefined, BringFailure>> {
  const { draftPlan, LARGEST_PLAN } = await import("./plan-draft.ts");
  if (bytes.length > LARGEST_PLAN) return failed({ kind: "too-large", of: "page" });
  planDraft.value = await draftPlan(bytes, name, origin);
  return success(undefined);
}

/** Reads a file of this device as a draft. */
export async function draftFromFile(file: File): Promise<Outcome<undefined, BringFailure>> {
  try {
    const bytes = new Uint8Array(await file.arrayBuffer());
    return await draft(bytes, file.name, { kind: "file", name: file.name });
  } catch {
    return failed({ kind: "unreadable" });
  }
}

/** Reads pasted Markdown as a draft. */
export function draftFromText(text: string): Promise<Outcome<undefined, BringFailure>> {
  return draft(new TextEncoder().encode(text), "plan.md", { kind: "paste" });
}

/** Fetches a draft from an address; the page of a file on GitHub counts as the file. */
export async function draftFromAddress(typed: string): Promise<Outcome<undefined, BringFailure>> {
  const address = readAddress(typed);
  if (address === undefined) return failed({ kind: "not-an-address" });
  const { fetchOutside } = await import("../../web/outside-page.ts");
  const raw = rawAddress(address);
  const fetched = await fetchOutside(raw);
  if (!fetched.ok) return fetched;
  const name = decodeURIComponent(new URL(raw).pathname.split("/").at(-1) ?? "");
  return draft(fetched.value.bytes, name, { kind: "address", address });
}

/** Takes the sample plan as a draft. */
export async function draftSample(): Promise<Outcome<undefined, BringFailure>> {
  const { default: text } = await import("../sample-plan.md?raw");
  return draft(new TextEncoder().encode(text), "sample-plan.md", { kind: "sample" });
}
