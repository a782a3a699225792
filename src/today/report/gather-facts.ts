import { allNotes, loadNotes } from "../../notes/notes-store.ts";
import { outlineNote } from "../../notes/rules/note-outline.ts";
import { loadLog, minutesBetween } from "../../plan/log-store.ts";
import { type Plan, taskRecordId } from "../../plan/plan-record.ts";
import { currentOutline, currentPlan, taskRecords } from "../../plan/plan-store.ts";
import type { Outline, Task } from "../../plan/rules/outline.ts";
import { addDays, type CalendarDate, dateOf } from "../../plan/rules/time/calendar-date.ts";
import { isDone, skipReason, whenOf } from "../../plan/task-progress.ts";
import { loadTopics, statusOf } from "../../plan/topics-store.ts";
import { releasesBetween } from "../../radar/releases/compile-week.ts";
import { loadProjects } from "../../radar/releases/projects-store.ts";
import { loadReleases } from "../../radar/releases/release-shelf.ts";
import { titleOf } from "../../reading/article-title.ts";
import { allHighlights, loadHighlights } from "../../reading/highlights/highlights-store.ts";
import { articles, loadReading } from "../../reading/reading-store.ts";
import { showPlanOnRadar } from "../radar-doors.ts";
import type { Facts } from "./rules/facts.ts";

/** A stretch of days, both counted. */
export interface Days {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

/** Reads all that a report may name. */
export async function loadFacts(): Promise<void> {
  showPlanOnRadar();
  const plan = currentPlan.peek();
  await Promise.all([
    loadNotes(),
    loadReading(),
    loadHighlights(),
    loadLog(),
    loadProjects(),
    loadReleases(),
    ...(plan === undefined ? [] : [loadTopics(plan.id)]),
  ]);
}

/**
 * What a stretch of days holds; `without` is a note that is no source, for it is being written. Tasks that are open are
 * those of these days, or all of the plan.
 */
export function gatherFacts(days: Days, without: string, openOf: "days" | "plan"): Facts {
  const within = (moment: number | null): boolean => {
    if (moment === null || moment === 0) return false;
    const date = dateOf(new Date(moment));
    return date >= days.from && date <= days.to;
  };
  const plan = currentPlan.value;
  const outline = currentOutline.value;
  const ofPlan =
    plan === undefined || outline === undefined ? nothingOfPlan : planFacts(plan, outline, days, openOf);
  return {
    ...ofPlan,
    releases: releasesBetween(startOf(days.from), startOf(addDays(days.to, 1))).map(
      ({ project, tag, address, passages }) => ({
        project,
        tag,
        address,
        breaking: passages
          .filter(({ kind }) => kind === "breaking" || kind === "security")
          .map(({ text }) => text.replace(/\s+/g, " ").slice(0, PASSAGE)),
      }),
    ),
    articles: [...articles.values()]
      .filter(({ finishedAt }) => within(finishedAt))
      .sort((one, other) => (one.finishedAt ?? 0) - (other.finishedAt ?? 0))
      .map((article) => ({ id: article.id, title: titleOf(article), address: article.address })),
    highlights: [...allHighlights()]
      .filter(({ createdAt }) => within(createdAt))
      .sort((one, other) => one.createdAt - other.createdAt)
      .map(({ id, exact, article }) => {
        const of = articles.peek(article);
        return {
          id,
          quote: exact.replace(/\s+/g, " ").trim(),
          title: of === undefined ? "" : titleOf(of),
          address: of?.address ?? "",
        };
      }),
    notes: allNotes.value
      .filter((note) => note.id !== without && (within(note.editedAt) || within(note.createdAt)))
      .map(({ id, body, path }) => ({ id, body, ...outlineNote(body, path) }))
      .map(({ id, body, title, tags }) => ({
        id,
        title,
        tags,
        open: [...body.matchAll(/^[^\S\n\r\u2028\u2029]*[-*+] \[ \] (.+)$/gm)].map(([, text = ""]) =>
          text.trim(),
        ),
      }))
      .filter(({ title }) => title !== ""),
  };
}

/** Letters of a passage that stand in a report. */
const PASSAGE = 240;

/** The moment a day begins here. */
function startOf(day: CalendarDate): number {
  return new Date(`${day}T00:00:00`).getTime();
}

type PlanFacts = Omit<Facts, "articles" | "highlights" | "notes" | "releases">;

const nothingOfPlan: PlanFacts = {
  minutes: 0,
  tasksDone: [],
  tasksOpen: [],
  topics: [],
  outcomes: [],
  projects: [],
};

function planFacts(plan: Plan, outline: Outline, days: Days, openOf: "days" | "plan"): PlanFacts {
  const done = (task: Task): boolean => isDone(plan, outline, task, days.to);
  const doneOn = (task: Task): string => taskRecords.get(taskRecordId(plan.id, task.key))?.doneOn ?? "";
  const named = ({ key, text }: Task): { key: string; text: string } => ({ key, text });
  const isOfDays = (task: Task): boolean => {
    const when = whenOf(plan, outline, task);
    return when !== undefined && when.from <= days.to && when.to >= days.from;
  };
  const outcomes = new Set(outline.outcomes.flatMap(({ tasks }) => tasks));
  const tasks = outline.tasks.filter((_, index) => !outcomes.has(index));
  return {
    minutes: minutesBetween(plan, outline, days.from, days.to),
    tasksDone: tasks
      .filter((task) => done(task) && doneOn(task) >= days.from && doneOn(task) <= days.to)
      .map(named),
    tasksOpen: tasks
      .filter((task) => !done(task) && skipReason(plan.id, task) === undefined)
      .filter((task) => openOf === "plan" || isOfDays(task))
      .map(named),
    topics: outline.topics.map((topic) => ({
      key: topic.key,
      title: topic.title,
      status: statusOf(plan.id, topic),
    })),
    outcomes: outline.tasks.filter((task, index) => outcomes.has(index) && done(task)).map(named),
    projects: outline.projects.map(({ name }) => name),
  };
}
