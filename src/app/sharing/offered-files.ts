import { signal } from "@preact/signals";
import type { PlanDraft } from "../../plan/bringing/plan-draft.ts";
import type { LeftFile } from "../../storage/library/shared-inbox.ts";

/** A shared file of which the person is asked what becomes of it; it stays in the inbox until then. */
export type OfferedFile = LeftFile &
  ({ readonly kind: "plan"; readonly draft: PlanDraft } | { readonly kind: "calendar" });

/** The shared files that wait for the person's word, the first of which is asked about. */
export const offeredFiles = signal<readonly OfferedFile[]>([]);
