import type { Outline, Pace, Unit } from "../outline.ts";

/** Whole days from the Monday on which a timetable starts; that Monday is 0. */
export interface DaySpan {
  readonly from: number;
  readonly to: number;
}

const DAYS_A_WEEK = 7;
/** Days of a month of a plan, as plans count them: "Month 2 (Days 31–60)". */
const DAYS_A_MONTH = 30;

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
  const spans = workedOut(units, pace);
  known.set(units, { pace, spans });
  return spans;
}

function workedOut(units: Timed["units"], pace: Pace | undefined): readonly (DaySpan | undefined)[] {
  const spans: (DaySpan | undefined)[] = [];
  const onlyPhases = units.every(({ kind }) => kind === "phase");
  /** How many sessions were given days, from the start of each unit with days of its own. */
  const counts = new Map<number | undefined, number>();
  units.forEach((unit, index) => {
    const outer = datedAround(units, spans, unit);
    const around = outer === undefined ? undefined : spans[outer];
    const own = ownDays(unit, around) ?? (onlyPhases ? week(index) : undefined);
    // What holds sessions is as long as they are.
    const holds = isPaced(unit) && units.some((inner) => inner.within === index && isPaced(inner));
    if (own !== undefined || pace === undefined || !isPaced(unit) || holds) {
      spans.push(own ?? around);
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
