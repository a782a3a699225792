import { useEffect, useState } from "preact/hooks";
import { type GivenMinutes, loadLog, minutesByDay } from "../../plan/log-store.ts";
import { loggedBetween } from "../../plan/logged-entries.ts";
import type { LogEntry, LogKind, Plan } from "../../plan/plan-record.ts";
import { currentOutline, currentPlan } from "../../plan/plan-store.ts";
import type { Outline } from "../../plan/rules/outline.ts";
import {
  addDays,
  type CalendarDate,
  dateFrom,
  mondayOf,
  readDate,
  utcMoment,
} from "../../plan/rules/time/calendar-date.ts";
import { dateText, spanText } from "../../plan/screens/date-text.ts";
import { today } from "../../plan/today-signal.ts";
import { IconButton } from "../../ui/controls/button.tsx";
import { Disclosure } from "../../ui/controls/disclosure.tsx";
import { EmptyState } from "../../ui/layout/notice.tsx";
import { Page, PageHeader, SectionHeading, SubHeader } from "../../ui/layout/page.tsx";
import { routeTo } from "../../ui/navigation/route.ts";
import { duration } from "../../ui/text/duration.ts";
import { LogEntryRow } from "./log-entry.tsx";
import { messages } from "./messages.ts";
import { heatOf } from "./rules/heat.ts";
import { TimerButton } from "./timer-button.tsx";
import "./log.css";

const monthName = new Intl.DateTimeFormat(undefined, { month: "long", year: "numeric", timeZone: "UTC" });

/** Where did the hours go? A month at a glance, and every entry of its log to be corrected. */
export function LogScreen() {
  const [first, setFirst] = useState(() => firstOfMonth(today.peek(), 0));
  useEffect(() => void loadLog(), []);
  const plan = currentPlan.value;
  const outline = currentOutline.value;
  const last = addDays(firstOfMonth(first, 1), -1);
  return (
    <Page line="notes">
      <SubHeader back={routeTo("notes")} backLabel={messages.back} actions={null}>
        {messages.title}
      </SubHeader>
      <PageHeader title={monthName.format(utcMoment(first))} withoutSettings>
        <IconButton icon="back" label={messages.earlier} onPress={() => setFirst(firstOfMonth(first, -1))} />
        <IconButton
          icon={{ path: "M9 5l7 7-7 7" }}
          label={messages.later}
          onPress={() => setFirst(firstOfMonth(first, 1))}
        />
      </PageHeader>
      {plan === undefined || outline === undefined ? (
        <EmptyState title={messages.noPlan} />
      ) : (
        <Month plan={plan} outline={outline} first={first} last={last} />
      )}
    </Page>
  );
}

interface MonthProps {
  readonly plan: Plan;
  readonly outline: Outline;
  readonly first: CalendarDate;
  readonly last: CalendarDate;
}

function Month({ plan, outline, first, last }: MonthProps) {
  const days = minutesByDay(plan, outline, first, last);
  const given = (date: string): number => sumOf(days.get(date));
  const total = [...days.keys()].reduce((sum, date) => sum + given(date), 0);
  const entries = loggedBetween(plan, first, last);
  return (
    <>
      <div class="month-head">
        <p class="month-total">{messages.total(duration(total))}</p>
        <TimerButton plan={plan.id} />
      </div>
      <HeatStrip first={first} last={last} given={given} />
      <Weeks first={first} last={last} given={given} budget={outline.budget} />
      <Shares title={messages.kinds} shares={sharesByKind(entries, days)} />
      <Shares title={messages.topics} shares={sharesByTopic(entries, outline)} />
      <Disclosure title={messages.table}>
        <DayTable days={days} />
      </Disclosure>
      <section>
        <SectionHeading>{messages.entries}</SectionHeading>
        {entries.length === 0 && <p class="quiet-text">{messages.noEntries}</p>}
        <ul>
          {entries.map((entry) => (
            <LogEntryRow key={entry.id} entry={entry} outline={outline} />
          ))}
        </ul>
      </section>
    </>
  );
}

/** The days of a month as a calendar of squares; what they say stands in the table. */
function HeatStrip(props: {
  readonly first: CalendarDate;
  readonly last: CalendarDate;
  readonly given: (date: string) => number;
}) {
  const { first, last, given } = props;
  const days: CalendarDate[] = [];
  for (let day = mondayOf(first); day <= last; day = addDays(day, 1)) days.push(day);
  return (
    <div class="heat" role="img" aria-label={messages.strip}>
      {days.map((day) => (
        <span
          key={day}
          class={day < first ? "heat__day heat__day--before" : `heat__day heat__day--${heatOf(given(day))}`}
          aria-current={day === today.value ? "date" : undefined}
        >
          {day < first ? "" : Number(day.slice(-2))}
        </span>
      ))}
    </div>
  );
}

function Weeks(props: {
  readonly first: CalendarDate;
  readonly last: CalendarDate;
  readonly given: (date: string) => number;
  readonly budget: Outline["budget"];
}) {
  const { first, last, given, budget } = props;
  const weeks: { from: CalendarDate; to: CalendarDate; minutes: number }[] = [];
  for (let monday = mondayOf(first); monday <= last; monday = addDays(monday, 7)) {
    const days = Array.from({ length: 7 }, (_, index) => addDays(monday, index));
    const within = days.filter((day) => day >= first && day <= last);
    const [from = monday, to = monday] = [within[0], within.at(-1)];
    const minutes = within.reduce((sum, day) => sum + given(day), 0);
    weeks.push({ from, to, minutes });
  }
  const most = Math.max(60, (budget?.to ?? 0) * 60, ...weeks.map(({ minutes }) => minutes));
  return (
    <section>
      <SectionHeading detail={budget === undefined ? undefined : messages.budget(budget.from, budget.to)}>
        {messages.weeks}
      </SectionHeading>
      <ul>
        {weeks.map(({ from, to, minutes }) => (
          <li key={from} class="week-bar">
            <span class="week-bar__span">{spanText(from, to)}</span>
            <meter
              class="week-bar__meter"
              min={0}
              max={most}
              value={minutes}
              aria-label={messages.week(spanText(from, to), duration(minutes))}
            />
            <span class="week-bar__given">{duration(minutes)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface Share {
  readonly name: string;
  readonly minutes: number;
}

/** Minutes by what they were given to, the most first, each as a bar with its number. */
function Shares({ title, shares }: { readonly title: string; readonly shares: readonly Share[] }) {
  if (shares.length === 0) return null;
  const most = Math.max(...shares.map(({ minutes }) => minutes));
  return (
    <section>
      <SectionHeading>{title}</SectionHeading>
      <ul>
        {shares.map(({ name, minutes }) => (
          <li key={name} class="week-bar">
            <span class="week-bar__span" dir="auto">
              {name}
            </span>
            <meter
              class="week-bar__meter"
              min={0}
              max={most}
              value={minutes}
              aria-label={messages.week(name, duration(minutes))}
            />
            <span class="week-bar__given">{duration(minutes)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function sharesByKind(
  entries: readonly LogEntry[],
  days: ReadonlyMap<string, GivenMinutes>,
): readonly Share[] {
  const sums = new Map<LogKind, number>();
  for (const { kind, minutes } of entries) sums.set(kind, (sums.get(kind) ?? 0) + minutes);
  const tasks = [...days.values()].reduce((sum, day) => sum + day.tasks, 0);
  return inOrder([
    ...[...sums].map(([kind, minutes]) => ({ name: messages.kind[kind], minutes })),
    { name: messages.tasks, minutes: tasks },
  ]);
}

function sharesByTopic(entries: readonly LogEntry[], outline: Outline): readonly Share[] {
  const sums = new Map<string, number>();
  for (const { topic, minutes } of entries)
    if (topic !== "") sums.set(topic, (sums.get(topic) ?? 0) + minutes);
  return inOrder(
    [...sums].map(([key, minutes]) => ({
      name: outline.topics.find((topic) => topic.key === key)?.title ?? messages.topicGone,
      minutes,
    })),
  );
}

function inOrder(shares: readonly Share[]): readonly Share[] {
  return shares.filter(({ minutes }) => minutes > 0).sort((one, other) => other.minutes - one.minutes);
}

function DayTable({ days }: { readonly days: ReadonlyMap<string, GivenMinutes> }) {
  return (
    <table class="day-table">
      <thead>
        <tr>
          <th scope="col">{messages.day}</th>
          <th scope="col">{messages.logged}</th>
          <th scope="col">{messages.tasks}</th>
          <th scope="col">{messages.sum}</th>
        </tr>
      </thead>
      <tbody>
        {[...days]
          .sort(([one], [other]) => (one < other ? -1 : 1))
          .map(([date, one]) => (
            <tr key={date}>
              <th scope="row">{textOf(date)}</th>
              <td>{duration(one.logged)}</td>
              <td>{duration(one.tasks)}</td>
              <td>{duration(sumOf(one))}</td>
            </tr>
          ))}
      </tbody>
    </table>
  );
}

function textOf(date: string): string {
  const day = readDate(date);
  return day === undefined ? date : dateText(day);
}

function sumOf(given: GivenMinutes | undefined): number {
  return given === undefined ? 0 : given.logged + given.tasks;
}

/** The first of the month of a day, so many months later. */
function firstOfMonth(day: CalendarDate, later: number): CalendarDate {
  const [year = 0, month = 1] = day.split("-").map(Number);
  const months = year * 12 + month - 1 + later;
  return dateFrom(Math.floor(months / 12), (months % 12) + 1, 1);
}
