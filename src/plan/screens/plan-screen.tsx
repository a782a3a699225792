import { lazy } from "preact-iso";
import { ViewSwitch } from "../../ui/chips.tsx";
import { Page, PageHeader } from "../../ui/page.tsx";
import { routeTo, useNavigate, useQuery } from "../../ui/route.ts";
import { messages } from "../messages.ts";
import { currentOutline, currentPlan, plansReady } from "../plan-store.ts";
import { PlanFile } from "./plan-file.tsx";
import { WeekView } from "./week-view.tsx";
import { WholeView } from "./whole-view.tsx";

const BringPlan = lazy(() => import("./bring-plan.tsx").then((module) => module.BringPlan));

/** The plan: week by week, or whole. */
export function PlanScreen() {
  const query = useQuery();
  const navigate = useNavigate();
  const plan = currentPlan.value;
  const outline = currentOutline.value;
  if (!plansReady.value) return <Page line="plan">{null}</Page>;
  if (plan === undefined || query.view === "bring") {
    return (
      <Page line="plan">
        <BringPlan first={plan === undefined} onDone={() => navigate(routeTo("plan"))} />
      </Page>
    );
  }
  if (outline === undefined) return <Page line="plan">{null}</Page>;
  const whole = query.view === "whole" || outline.units.length === 0;
  const header = (
    <PageHeader title={messages.planTitle} eyebrow={outline.title === "" ? plan.fileName : outline.title}>
      {outline.units.length > 0 && (
        <ViewSwitch
          label={messages.views}
          options={[
            { href: routeTo("plan"), text: messages.weeksView, chosen: !whole },
            { href: routeTo("plan", { view: "whole" }), text: messages.wholeView, chosen: whole },
          ]}
        />
      )}
    </PageHeader>
  );
  if (whole) {
    return (
      <Page line="plan">
        {header}
        <WholeView plan={plan} outline={outline} />
        <PlanFile plan={plan} />
      </Page>
    );
  }
  return <WeekView plan={plan} outline={outline} header={header} />;
}
