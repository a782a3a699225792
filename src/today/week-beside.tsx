import type { Plan } from "../plan/plan-record.ts";
import type { Outline } from "../plan/rules/outline.ts";
import { useWide } from "../ui/layout/wide.ts";
import { lazy } from "../ui/rendering/lazy.tsx";
import { WeekHours } from "./week-hours.tsx";

const ThisWeek = lazy(() => import("./this-week.tsx").then((module) => module.ThisWeek));

/** What is said of this week below its aim: the hours given to it and, where there is room beside today, its stops. */
export function WeekBeside(props: { readonly plan: Plan; readonly outline: Outline }) {
  const wide = useWide();
  return (
    <>
      <WeekHours {...props} />
      {wide && <ThisWeek {...props} />}
    </>
  );
}
