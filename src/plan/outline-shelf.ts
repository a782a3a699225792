import * as v from "valibot";
import { readLibrary, writeLibrary } from "../storage/library.ts";
import { type Outline, outlineFormat } from "./rules/outline.ts";

const SHELF = "outlines";

/** What is checked of a kept outline: its shape's number and that it is of this very text. */
const keptSchema = v.object({
  source: v.string(),
  outline: v.custom<Outline>(
    (value) =>
      typeof value === "object" && value !== null && "format" in value && value.format === outlineFormat,
  ),
});

/**
 * The outline of a plan, kept beside it so that the first screen needs no parser. Understood anew where the
 * text has changed, or where this version of the app understands more.
 */
export async function outlineOf(plan: { readonly id: string; readonly source: string }): Promise<Outline> {
  const kept = v.safeParse(keptSchema, await readLibrary(SHELF, plan.id));
  if (kept.success && kept.output.source === plan.source) return kept.output.outline;
  const { understandPlan } = await import("./rules/understand-plan.ts");
  const outline = understandPlan(plan.source);
  // A full disk only means that it is understood again next time.
  await writeLibrary(SHELF, { [plan.id]: { source: plan.source, outline } });
  return outline;
}
