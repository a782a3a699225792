import { useEffect } from "preact/hooks";
import { currentOutline, currentPlan, plansReady } from "../plan/plan-store.ts";
import { Page } from "../ui/layout/page.tsx";
import { lazy } from "../ui/rendering/lazy.tsx";
import { expectsPlan, rememberPlan } from "./plan-hint.ts";

// Whoever has a plan needs no way to bring the first, and the other way round.
const loadPlanToday = () => import("./plan-today.tsx").then((module) => module.PlanToday);
if (expectsPlan()) void loadPlanToday();
const PlanToday = lazy(loadPlanToday);
const BringPlan = lazy(() =>
  import("../plan/screens/bring/bring-plan.tsx").then((module) => module.BringPlan),
);

/** What fits now, and where one stands; without a plan, the ways to bring one. */
export function TodayScreen() {
  const plan = currentPlan.value;
  const outline = currentOutline.value;
  const ready = plansReady.value;
  const present = plan !== undefined;
  useEffect(() => {
    if (ready) rememberPlan(present);
  }, [ready, present]);
  if (!ready) return <Page line="plan">{null}</Page>;
  if (plan === undefined) {
    return (
      <Page line="plan">
        <BringPlan first />
      </Page>
    );
  }
  return outline === undefined ? (
    <Page line="plan">{null}</Page>
  ) : (
    <PlanToday plan={plan} outline={outline} />
  );
}
