import { draftPlan, isLikelyPlan, LARGEST_PLAN, type PlanDraft } from "../../plan/bringing/plan-draft.ts";
import { contentKind } from "../../reading/rules/content-kind.ts";

/** Whether to offer a shared file as a plan (with its draft) or as a calendar; undefined where it is only to be read. */
export async function offerOf(
  file: File,
): Promise<{ readonly kind: "plan"; readonly draft: PlanDraft } | { readonly kind: "calendar" } | undefined> {
  if (/^text\/calendar\b/i.test(file.type) || /\.ics$/i.test(file.name)) return { kind: "calendar" };
  if (contentKind(file.type, file.name) !== "markdown" || file.size > LARGEST_PLAN) return undefined;
  const bytes = new Uint8Array(await file.arrayBuffer());
  const draft = await draftPlan(bytes, file.name, { kind: "file", name: file.name });
  return isLikelyPlan(draft) ? { kind: "plan", draft } : undefined;
}
