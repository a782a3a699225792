import type { Outline, Pace, Unit } from "../outline.ts";

/** Whole days from the Monday on which a timetable starts; that Monday is 0. */
export interface DaySpan {
  readonly from: number;
  readonly to: number;
}

const DAYS_A_WEEK = 7;
/** Days of a month of a plan, as plans count them: "Month 2 (Days 31–60)". */
const DAYS_A_MONTH = 30;
/** Weeks of a month that is divided into weeks and does not say how many. */
const WEEKS_A_MONTH = 4;

/** Days of the week on which so many sessions fall, from Monday, 0. */
const weekdays: Readonly<Record<number, readonly number[]>> = {
  1: [0],
  2: [0, 3],
  3: [0, 2, 4],
  4: [0, 1, 3, 4],
  5: [0, 1, 2, 3, 4],
  6: [0, 1, 2, 3, 4, 5],
  7: [0, 1, 2, 3, 4, 5, 6],
};

type Timed = Pick<Outline, "units" | "pace">;
const known = new WeakMap<
  Timed["units"],
  { readonly pace: Pace | undefined; readonly spans: readonly (DaySpan | undefined)[] }
>();

/**
 * The days each unit of a plan falls on, by its place in `units`; undefined for one the plan says no time of, and for
 * dates of the calendar. Sessions and chapters fall one after the other on days by the pace, those inside a unit with
 * days of its own within it; what holds them spans them.
 */
export function unitDays({ units, pace }: Timed): readonly (DaySpan | undefined)[] {
  const before = known.get(units);
  if (before !== undefined && before.pace === pace) return before.spans;
  const counted = workedOut(units, pace);
  const first = firstOf(counted);
  const spans = counted.map((span) => span && { from: span.from - first, to: span.to - first });
  known.set(units, { pace, spans });
  return spans;
}

/**
 * The days that the numbers of a plan count before its own first: a file may be months 4 and 5 of a larger plan, and
 * begins on the day one chooses all the same. What begins within its first week begins there.
 */
export function daysBeforeFirst({ units, pace }: Timed): number {
  return firstOf(workedOut(units, pace));
}

function firstOf(spans: readonly (DaySpan | undefined)[]): number {
  const first = Math.min(...spans.flatMap((span) => span?.from ?? []));
  return first >= DAYS_A_WEEK && Number.isFinite(first) ? first : 0;
}

function workedOut(units: Timed["units"], pace: Pace | undefined): readonly (DaySpan | undefined)[] {
  const spans: (DaySpan | undefined)[] = [];
  const months = monthsOfWeeks(units);
  const onlyPhases = units.every(({ kind }) => kind === "phase");
  /** How many sessions were given days, from the start of each unit with days of its own. */
  const counts = new Map<number | undefined, number>();
  units.forEach((unit, index) => {
    const outer = datedAround(units, spans, unit);
    const around = outer === undefined ? undefined : spans[outer];
    const month = unit.kind === "month" && unit.days === undefined ? months?.get(index) : undefined;
    const own =
      month === undefined ? (ownDays(unit, around) ?? (onlyPhases ? week(index) : undefined)) : month.days;
    // What holds sessions is as long as they are.
    const holds = isPaced(unit) && units.some((inner) => inner.within === index && isPaced(inner));
    if (own !== undefined || pace === undefined || !isPaced(unit) || holds) {
      spans.push(own ?? (month === undefined ? around : undefined));
      return;
    }
    const last = unit.last ?? unit.number;
    const first = counts.get(outer) ?? 0;
    counts.set(outer, first + Math.max(1, last - unit.number + 1));
    const start = around?.from ?? 0;
    const from = start + dayOfPace(first, pace);
    const to = start + dayOfPace(first + Math.max(0, last - unit.number), pace);
    // More sessions than its days hold share the last of them.
    spans.push(
      around === undefined ? { from, to } : { from: Math.min(from, around.to), to: Math.min(to, around.to) },
    );
  });
  // What holds sessions and says no time itself spans them.
  for (let index = units.length - 1; index >= 0; index--) {
    if (spans[index] !== undefined) continue;
    const inside = spans.filter((span, at) => span !== undefined && units[at]?.within === index) as DaySpan[];
    if (inside.length > 0)
      spans[index] = {
        from: Math.min(...inside.map(({ from }) => from)),
        to: Math.max(...inside.map(({ to }) => to)),
      };
  }
  return spans;
}

/**
 * The days of the months of a plan that divides them into weeks, by their place in `units`: as many weeks as they have, four
 * where they say none. Where the weeks are counted through all months (month 2 begins with week 5), a month is what its
 * weeks are: `days` is undefined. Undefined for a plan whose months have no weeks.
 */
function monthsOfWeeks(
  units: Timed["units"],
): ReadonlyMap<number, { readonly days: DaySpan | undefined }> | undefined {
  const weeks = new Map<number, number[]>();
  units.forEach((unit, index) => {
    if (unit.kind === "month") weeks.set(index, weeks.get(index) ?? []);
    if (unit.kind !== "week" || unit.number < 1) return;
    for (let outer = unit.within; outer !== undefined; outer = units[outer]?.within)
      if (units[outer]?.kind === "month") weeks.get(outer)?.push(unit.number, unit.last ?? unit.number);
  });
  if (![...weeks.values()].some((numbers) => numbers.length > 0)) return undefined;
  const months = new Map<number, { days: DaySpan | undefined }>();
  let next = 0;
  for (const [index, numbers] of weeks) {
    const { number = 1, last = number } = units[index] ?? {};
    const first = Math.max(next, (number - 1) * WEEKS_A_MONTH * DAYS_A_WEEK);
    const isCountedThrough =
      numbers.length > 0 && Math.min(...numbers) > 1 && Math.min(...numbers) >= WEEKS_A_MONTH * (number - 1);
    const length = Math.max(
      WEEKS_A_MONTH * (last - number + 1),
      isCountedThrough ? 0 : Math.max(0, ...numbers),
    );
    const days = { from: first, to: first + length * DAYS_A_WEEK - 1 };
    months.set(index, { days: isCountedThrough ? undefined : days });
    next = isCountedThrough ? Math.max(...numbers) * DAYS_A_WEEK : days.to + 1;
  }
  return months;
}

function week(index: number): DaySpan {
  return { from: index * DAYS_A_WEEK, to: index * DAYS_A_WEEK + DAYS_A_WEEK - 1 };
}

/** Whether a unit falls on days by a pace. */
export function isPaced({ kind }: Pick<Unit, "kind">): boolean {
  return kind === "session" || kind === "chapter";
}

/** The nearest unit around one that has days of its own. */
function datedAround(
  units: Timed["units"],
  spans: readonly (DaySpan | undefined)[],
  unit: Unit,
): number | undefined {
  for (let outer = unit.within; outer !== undefined; outer = units[outer]?.within)
    if (spans[outer] !== undefined) return outer;
  return undefined;
}

/** The days a unit names itself. Those counted from the start of the unit around it are days of that. */
function ownDays(unit: Unit, around: DaySpan | undefined): DaySpan | undefined {
  const last = unit.last ?? unit.number;
  if (unit.number < 1 && unit.days === undefined) return undefined;
  const within = (days: { readonly from: number; readonly to: number }): DaySpan => {
    const span = { from: days.from - 1, to: days.to - 1 };
    const isOutside = around !== undefined && (span.from < around.from || span.from > around.to);
    return isOutside ? { from: around.from + span.from, to: around.from + span.to } : span;
  };
  if (unit.days !== undefined) return within(unit.days);
  switch (unit.kind) {
    case "week":
      return within({ from: (unit.number - 1) * DAYS_A_WEEK + 1, to: last * DAYS_A_WEEK });
    case "day":
      return within({ from: unit.number, to: last });
    case "month":
      return { from: (unit.number - 1) * DAYS_A_MONTH, to: last * DAYS_A_MONTH - 1 };
    default:
      return undefined;
  }
}

/** The day of what has so many before it, by a pace: whole days from the Monday it starts on. */
export function dayOfPace(before: number, { perWeek }: Pace): number {
  const whole = Math.min(70, Math.max(1, Math.round(perWeek)));
  const days = weekdays[whole];
  const inWeek = before % whole;
  const day = days === undefined ? Math.floor((inWeek * DAYS_A_WEEK) / whole) : (days[inWeek] ?? 0);
  return Math.floor(before / whole) * DAYS_A_WEEK + day;
}
