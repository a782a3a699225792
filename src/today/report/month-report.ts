import { noteOf } from "../../notes/notes-store.ts";
import { writeNote } from "../../notes/write-note.ts";
import { currentOutline, currentPlan } from "../../plan/plan-store.ts";
import {
  addDays,
  type CalendarDate,
  daysBetween,
  mondayOf,
  utcMoment,
} from "../../plan/rules/time/calendar-date.ts";
import { weekCount } from "../../plan/rules/time/timetable.ts";
import { reflectionQuestions } from "../../plan/rules/understanding/reflection-questions.ts";
import { today } from "../../plan/today-signal.ts";
import { derivedId } from "../../records/identity.ts";
import { write } from "../../records/record-write.ts";
import type { Outcome } from "../../storage/database/failure.ts";
import { change } from "../../storage/records/change.ts";
import { liveCollection } from "../../storage/records/live-collection.ts";
import { duration } from "../../ui/text/duration.ts";
import { gatherFacts, loadFacts, reflectionId } from "./gather-facts.ts";
import { messages } from "./messages.ts";
import { keepField, keepFields, reportCollection } from "./report-record.ts";
import type { Candidate } from "./rules/candidate.ts";
import type { Facts } from "./rules/facts.ts";
import { type Days, daysOfReport } from "./rules/report-days.ts";
import { defaultTemplate, type ReportPart, reportParts } from "./rules/report-parts.ts";
import { writeReflection } from "./rules/write-reflection.ts";
import { addToReport, writeReport } from "./rules/write-report.ts";

const choices = liveCollection(reportCollection);

/** The report of the plan's month, or of this one where no plan says which. */
export interface MonthReport {
  readonly days: Days;
  readonly title: string;
  /** The note it is written into. */
  readonly note: string;
  readonly facts: Facts;
  readonly parts: readonly ReportPart[];
  readonly language: "en" | "zh";
  isKept(candidate: Candidate): boolean;
}

/** Reads all that the report may name, and what was kept before. */
export async function loadReport(): Promise<void> {
  await Promise.all([loadFacts(), choices.load()]);
}

/** The report as it now stands; whoever reads it follows all that it names. */
export function monthReport(): MonthReport {
  const plan = currentPlan.value;
  const outline = currentOutline.value;
  const weeks = plan?.start === undefined || outline === undefined ? 0 : weekCount(outline);
  const days = daysOfReport(plan?.start, weeks, today.value);
  const id = derivedId("month-report", plan?.id ?? "", days.from);
  const language = outline?.language ?? "en";
  const facts = gatherFacts(days, id, "plan");
  const template =
    outline !== undefined && outline.report.length > 0 ? outline.report : defaultTemplate[language];
  const said = choices.get(id)?.kept;
  return {
    days,
    // The middle of the days is in the month that is meant, on whatever day of it the plan begins.
    title: messages.reportTitle(monthText(middleOf(days), language), language),
    note: id,
    facts,
    parts: reportParts(template, facts, language),
    language,
    isKept: ({ key, suggested }) => said?.get(keepField(key)) ?? suggested,
  };
}

/** Keeps a candidate for the report, or drops it. */
export function keepCandidate(
  report: MonthReport,
  candidate: Candidate,
  kept: boolean,
): Promise<Outcome<unknown>> {
  return change([write(reportCollection, report.note, keepFields(candidate.key, kept))]);
}

/** Writes what is kept into the report's note: all of it the first time, what it has not yet afterwards. */
export async function writeMonthReport(report: MonthReport): Promise<Outcome<unknown>> {
  const parts = report.parts.map(({ label, candidates }) => ({
    label,
    lines: candidates.filter((candidate) => report.isKept(candidate)).map(({ line }) => line),
  }));
  const present = noteOf(report.note)?.body;
  const text =
    present === undefined
      ? writeReport(report.title, numbersOfMonth(report.facts, report.language), parts, report.language)
      : addToReport(present, parts);
  return writeNote(report.note, () => text, Date.now());
}

/** The note in which a week is reflected on, drafted where it is not there yet; resolves to its id. */
export async function openReflection(day: CalendarDate = today.peek()): Promise<Outcome<string>> {
  await loadReport();
  const monday = mondayOf(day);
  const plan = currentPlan.value;
  const outline = currentOutline.value;
  const id = reflectionId(plan?.id ?? "", monday);
  if (noteOf(id) !== undefined) return { ok: true, value: id };
  const language = outline?.language ?? "en";
  const days = { from: monday, to: addDays(monday, 6) };
  const facts = gatherFacts(days, id, "days");
  const questions = plan === undefined ? [] : reflectionQuestions(plan.source);
  const title = messages.reflectionTitle(dayText(monday, language), language);
  const draft = writeReflection(title, numbersText(facts, language), facts, language, questions);
  const written = await writeNote(id, () => draft, Date.now());
  return written.ok ? { ok: true, value: id } : written;
}

/** The numbers of a stretch of days as one line. */
export function numbersText(facts: Facts, language: "en" | "zh"): string {
  return [
    messages.tasks(facts.tasksDone.length, language),
    messages.articles(facts.articles.length, language),
    messages.notes(facts.notes.length, language),
    ...(facts.minutes > 0 ? [duration(facts.minutes)] : []),
  ].join(" · ");
}

/** The numbers of a month, with the minutes of each of its weeks below them. */
function numbersOfMonth(facts: Facts, language: "en" | "zh"): string {
  const numbers = numbersText(facts, language);
  if (facts.weeks.every(({ minutes }) => minutes === 0)) return numbers;
  const begun = facts.weeks.filter(({ from, minutes }) => minutes > 0 || from <= today.peek());
  const byWeek = begun.map(({ from, to, minutes }) =>
    messages.weekMinutes(spanIn(from, to, language), duration(minutes)),
  );
  return `${numbers}\n\n${messages.byWeek(language)}${byWeek.join(" · ")}`;
}

function spanIn(from: string, to: string, language: "en" | "zh"): string {
  const format = new Intl.DateTimeFormat(language === "zh" ? "zh-CN" : "en-GB", {
    day: "numeric",
    month: "short",
    timeZone: "UTC",
  });
  return format.formatRange(new Date(`${from}T00:00:00Z`), new Date(`${to}T00:00:00Z`));
}

function middleOf({ from, to }: Days): CalendarDate {
  return addDays(from, Math.floor(daysBetween(from, to) / 2));
}

function monthText(day: CalendarDate, language: "en" | "zh"): string {
  return new Intl.DateTimeFormat(language === "zh" ? "zh-CN" : "en", {
    month: "long",
    year: "numeric",
    timeZone: "UTC",
  }).format(utcMoment(day));
}

function dayText(day: CalendarDate, language: "en" | "zh"): string {
  return new Intl.DateTimeFormat(language === "zh" ? "zh-CN" : "en-GB", {
    day: "numeric",
    month: "long",
    year: "numeric",
    timeZone: "UTC",
  }).format(utcMoment(day));
}
