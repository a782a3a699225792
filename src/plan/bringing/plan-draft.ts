import { toBase64 } from "../../records/base64.ts";
import { hashOf } from "../../records/content-hash.ts";
import { derivedId } from "../../records/identity.ts";
import { type RecordWrite, write } from "../../records/record-write.ts";
import { TextDocument } from "../../records/text-document.ts";
import type { Outcome } from "../../storage/database/failure.ts";
import { keepStorage } from "../../storage/database/persistence.ts";
import { change } from "../../storage/records/change.ts";
import { OUTLINES } from "../outline-shelf.ts";
import {
  CURRENT,
  type Origin,
  originalCollection,
  type Plan,
  planChoiceCollection,
  planCollection,
} from "../plan-record.ts";
import { replaceSource } from "../replace-source.ts";
import { type Repair, repairText } from "../rules/editing/repair-text.ts";
import type { Outline } from "../rules/outline.ts";
import type { CalendarDate } from "../rules/time/calendar-date.ts";
import type { GivenPace } from "../rules/time/given-pace.ts";
import { understandAway } from "../understand-away.ts";

/** A file that was brought, before the person says to use it; nothing of it is stored yet. */
export interface PlanDraft {
  readonly id: string;
  readonly source: string;
  readonly fileName: string;
  readonly origin: Origin;
  readonly repair: Repair;
  /** The bytes as they came, where they had to be repaired. */
  readonly original?: Uint8Array;
  readonly outline: Outline;
}

/** The largest file taken for a plan, in bytes. */
export const LARGEST_PLAN = 8 * 1024 * 1024;

/** Reads the bytes of a file as a plan. Two devices that bring the same file make the same plan of it. */
export async function draftPlan(bytes: Uint8Array, fileName: string, origin: Origin): Promise<PlanDraft> {
  const { text, repair } = repairText(bytes);
  return {
    id: derivedId("plan", hashOf(text)),
    source: text,
    fileName: withMarkdownEnding(fileName),
    origin,
    repair,
    ...(repair.kind === "none" ? {} : { original: bytes }),
    outline: await understandAway(text, {}),
  };
}

/** Whether anything in a file makes a plan of it: boxes to tick, lengths of time, topics or projects. */
export function holdsPlan({ tasks, items, units, topics, projects }: Outline): boolean {
  return tasks.length + items.length + units.length + topics.length + projects.length > 0;
}

/** Whether a file is likely meant for a plan, and not a text to be read that has a list in it. */
export function isLikelyPlan({ outline, fileName }: Pick<PlanDraft, "outline" | "fileName">): boolean {
  const isNamedSo = /plan|curriculum|roadmap|syllabus|计划|规划/i.test(fileName);
  return outline.tasks.length > 0 || outline.units.length > 1 || (isNamedSo && holdsPlan(outline));
}

/** Stores a draft as the current plan. A plan that is here already keeps its ticks and edits. */
export async function usePlan(
  draft: PlanDraft,
  start: CalendarDate,
  now: number,
  pace: GivenPace | null = null,
): Promise<Outcome<unknown>> {
  const begin = TextDocument.beginningOf(draft.source);
  const writes: RecordWrite[] = [
    write(
      planCollection,
      draft.id,
      {
        fileName: draft.fileName,
        origin: draft.origin,
        start,
        broughtAt: now,
        archived: false,
        ...(pace === null ? {} : { pace: { perWeek: pace.perWeek, first: pace.first } }),
        itemsAsTasks: takesItems(draft.outline),
      },
      { texts: { source: { update: begin, unlessThere: true } } },
    ),
    write(planChoiceCollection, CURRENT, { plan: draft.id }),
  ];
  if (draft.original !== undefined) {
    const { fileName, original } = draft;
    writes.push(write(originalCollection, draft.id, { fileName, bytes: toBase64(original) }));
  }
  const outcome = await change(writes, [
    { shelf: OUTLINES, id: draft.id, value: { source: draft.source, roles: {}, outline: draft.outline } },
  ]);
  if (outcome.ok) void keepStorage();
  return outcome;
}

/** Whether list items count as tasks from the start: a plan without a single box would have nothing to do. */
export function takesItems({ tasks, items }: Outline): boolean {
  return tasks.length === 0 && items.length > 0;
}

/** Takes a draft for a newer version of a plan that is here: its text replaces the plan's, what was done stays. */
export function updatePlan(plan: Plan, draft: PlanDraft, start: CalendarDate): Promise<Outcome<unknown>> {
  const { fileName, origin } = draft;
  return replaceSource(plan, draft.source, { fileName, origin, start });
}

function withMarkdownEnding(name: string): string {
  const safe = name.replace(/[\\/:*?"<>|\p{Cc}]+/gu, "-").trim();
  if (safe === "") return "plan.md";
  return /\.(?:md|markdown|txt)$/i.test(safe) ? safe : `${safe}.md`;
}
