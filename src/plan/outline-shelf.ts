import * as v from "valibot";
import { readLibrary, writeLibrary } from "../storage/library/library.ts";
import { type Outline, outlineFormat, type Role } from "./rules/outline.ts";

export const OUTLINES = "outlines";

/** What is checked of a kept outline: its shape's number and that it is of this very text and corrections. */
const keptSchema = v.object({
  source: v.string(),
  roles: v.record(v.string(), v.string()),
  outline: v.custom<Outline>(
    (value) =>
      typeof value === "object" && value !== null && "format" in value && value.format === outlineFormat,
  ),
});

export interface UnderstandablePlan {
  readonly id: string;
  readonly source: string;
  readonly roles: Readonly<Record<string, Role>>;
}

/**
 * The outline of a plan, kept beside it so that the first screen needs no parser. Understood anew where the
 * text has changed, or where this version of the app understands more.
 */
export async function outlineOf({ id, source, roles }: UnderstandablePlan): Promise<Outline> {
  const found = await readLibrary(OUTLINES, id);
  const kept = v.safeParse(keptSchema, found.ok ? found.value : undefined);
  if (kept.success && kept.output.source === source && sameRoles(kept.output.roles, roles))
    return kept.output.outline;
  const { understandAway } = await import("./understand-away.ts");
  const outline = await understandAway(source, roles);
  // A full disk only means that it is understood again next time.
  await writeLibrary(OUTLINES, { [id]: { source, roles, outline } });
  return outline;
}

function sameRoles(one: Readonly<Record<string, string>>, other: Readonly<Record<string, string>>): boolean {
  const names = Object.keys(one);
  return names.length === Object.keys(other).length && names.every((name) => one[name] === other[name]);
}
