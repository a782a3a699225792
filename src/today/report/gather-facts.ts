import { signal } from "@preact/signals";
import { noteCollection } from "../../notes/note-record.ts";
import { allNotes, loadNotes } from "../../notes/notes-store.ts";
import { outlineNote } from "../../notes/rules/note-outline.ts";
import { loadLog, minutesBetween } from "../../plan/log-store.ts";
import { type Plan, taskRecordId } from "../../plan/plan-record.ts";
import { currentOutline, currentPlan, taskRecords } from "../../plan/plan-store.ts";
import type { Outline, Task } from "../../plan/rules/outline.ts";
import { addDays, type CalendarDate, dateOf, mondayOf } from "../../plan/rules/time/calendar-date.ts";
import { isDone, isLockedByFile, skipReason, whenOf } from "../../plan/task-progress.ts";
import { loadTopics, statusOf } from "../../plan/topics-store.ts";
import { releasesBetween, releaseWeekId } from "../../radar/releases/compile-week.ts";
import { loadProjects } from "../../radar/releases/projects-store.ts";
import { loadReleases } from "../../radar/releases/release-shelf.ts";
import { articleCollection } from "../../reading/article-record.ts";
import { titleOf } from "../../reading/article-title.ts";
import { highlightCollection } from "../../reading/highlights/highlight-record.ts";
import { allHighlights, loadHighlights } from "../../reading/highlights/highlights-store.ts";
import { articles, loadReading } from "../../reading/reading-store.ts";
import { derivedId } from "../../records/identity.ts";
import { madeTogether } from "../../storage/records/made-together.ts";
import { showPlanOnRadar } from "../radar-doors.ts";
import type { Facts } from "./rules/facts.ts";
import { firstSentence } from "./rules/first-sentence.ts";
import type { Days } from "./rules/report-days.ts";

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
    findImportedBefore(),
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
  const written = new Set([without, ...writtenNotes(days, plan?.id ?? "")]);
  const ofPlan =
    plan === undefined || outline === undefined ? nothingOfPlan : planFacts(plan, outline, days, openOf);
  return {
    ...ofPlan,
    releases: releasesBetween(startOf(days.from), startOf(addDays(days.to, 1))).map(
      ({ project, tag, address, passages, isAwaited }) => ({
        project,
        tag,
        address,
        isAwaited,
        breaking: passages
          .filter(({ kind }) => kind === "breaking" || kind === "security")
          .map(({ text }) => firstSentence(text)),
      }),
    ),
    articles: [...articles.values()]
      .filter(
        ({ id, finishedAt, importedAt }) =>
          within(finishedAt) && !isImported("articles", id, finishedAt, importedAt),
      )
      .sort((one, other) => (one.finishedAt ?? 0) - (other.finishedAt ?? 0))
      .map((article) => ({ id: article.id, title: titleOf(article), address: article.address })),
    highlights: [...allHighlights()]
      .filter(({ id, createdAt }) => within(createdAt) && !importedBefore.peek().highlights.has(id))
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
    notes: [...allNotes.value]
      .sort((one, other) => one.createdAt - other.createdAt)
      .filter(
        (note) =>
          !written.has(note.id) &&
          (within(note.editedAt) || (note.importedAt === 0 && within(note.createdAt))) &&
          !isImported("notes", note.id, note.editedAt, note.importedAt),
      )
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

/** Whether what was done at a moment is how something came in, and nobody's work. */
function isImported(
  kind: "articles" | "notes",
  id: string,
  moment: number | null,
  importedAt: number,
): boolean {
  if (importedAt > 0) return (moment ?? 0) <= importedAt;
  return importedBefore.value[kind].has(id);
}

/** What was imported by a version that did not note it. */
const importedBefore = signal({
  articles: new Set<string>() as ReadonlySet<string>,
  notes: new Set<string>() as ReadonlySet<string>,
  highlights: new Set<string>() as ReadonlySet<string>,
});

async function findImportedBefore(): Promise<void> {
  const [articlesFound, notesFound, highlightsFound] = await Promise.all([
    madeTogether(articleCollection.name, ["savedAt", "finishedAt"]),
    madeTogether(noteCollection.name, ["createdAt", "editedAt"]),
    madeTogether(highlightCollection.name, ["createdAt"]),
  ]);
  importedBefore.value = {
    articles: articlesFound.ok ? articlesFound.value : new Set(),
    notes: notesFound.ok ? notesFound.value : new Set(),
    highlights: highlightsFound.ok ? highlightsFound.value : new Set(),
  };
}

/** The notes that the app wrote about some days: what they say stands in what they were written from. */
function writtenNotes({ from, to }: Days, plan: string): ReadonlySet<string> {
  const ids = new Set<string>();
  for (let monday = addDays(mondayOf(from), -7); monday <= to; monday = addDays(monday, 7)) {
    ids.add(reflectionId(plan, monday));
    // East of Greenwich a week's note is named by the day before: its Monday began on that day in UTC.
    for (const day of [monday, addDays(monday, -1)]) ids.add(releaseWeekId(day));
  }
  return ids;
}

/** The note in which a week is reflected on. */
export function reflectionId(plan: string, monday: CalendarDate): string {
  return derivedId("week-reflection", plan, monday);
}

/** The weeks of some days, each from the first of its days to the last that count. */
function weeksOf({ from, to }: Days): readonly Days[] {
  const weeks: Days[] = [];
  for (let monday = mondayOf(from); monday <= to; monday = addDays(monday, 7)) {
    const sunday = addDays(monday, 6);
    weeks.push({ from: monday < from ? from : monday, to: sunday > to ? to : sunday });
  }
  return weeks;
}

/** The moment a day begins here. */
function startOf(day: CalendarDate): number {
  return new Date(`${day}T00:00:00`).getTime();
}

type PlanFacts = Omit<Facts, "articles" | "highlights" | "notes" | "releases">;

const nothingOfPlan: PlanFacts = {
  minutes: 0,
  weeks: [],
  tasksSkipped: [],
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
    weeks: weeksOf(days).map((week) => ({
      ...week,
      minutes: minutesBetween(plan, outline, week.from, week.to),
    })),
    tasksSkipped: tasks.flatMap((task) => {
      const reason = isLockedByFile(task) ? undefined : skipReason(plan.id, task);
      return reason === undefined || !isOfDays(task) ? [] : [{ ...named(task), reason }];
    }),
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
