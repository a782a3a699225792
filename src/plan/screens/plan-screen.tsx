import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import { Button } from "../../ui/controls/button.tsx";
import { ViewSwitch } from "../../ui/controls/chips.tsx";
import { Icon } from "../../ui/icons/icon.tsx";
import { Notice } from "../../ui/layout/notice.tsx";
import { Page, PageHeader } from "../../ui/layout/page.tsx";
import { routeTo, useNavigate, useQuery } from "../../ui/navigation/route.ts";
import { lazy } from "../../ui/rendering/lazy.tsx";
import { offeredDraft, planDraft } from "../bringing/draft-store.ts";
import { messages } from "../messages.ts";
import type { Plan } from "../plan-record.ts";
import { currentOutline, currentPlan, plansReady } from "../plan-store.ts";
import type { Outline, Resource } from "../rules/outline.ts";
import { PlanFile } from "./plan-file.tsx";
import { messages as plansMessages } from "./plans-messages.ts";
import { WeekView } from "./week-view.tsx";

const BringPlan = lazy(() => import("./bring/bring-plan.tsx").then((module) => module.BringPlan));
const TopicsView = lazy(() => import("./topics/topics-view.tsx").then((module) => module.TopicsView));
const OutcomesView = lazy(() => import("./topics/outcomes-view.tsx").then((module) => module.OutcomesView));
const PlansSheet = lazy(() => import("./plans-sheet.tsx").then((module) => module.PlansSheet));
const WholeView = lazy(() => import("./whole/whole-view.tsx").then((module) => module.WholeView));

const views = ["weeks", "topics", "outcomes", "whole"] as const;
type View = (typeof views)[number];

/** The plan: week by week, its ranked topics, its outcomes, or whole. */
export function PlanScreen(props: {
  /** What another domain has to say about the resources of a week. */
  readonly resources?: (plan: Plan, resources: readonly Resource[]) => ComponentChildren;
}) {
  const query = useQuery();
  const navigate = useNavigate();
  const plan = currentPlan.value;
  const outline = currentOutline.value;
  const id = plan?.id;
  useEffect(() => {
    const now = currentPlan.peek();
    if (id === undefined || now?.origin.kind !== "address") return;
    void import("../bringing/newer-version.ts").then(({ offerNewerVersion }) =>
      offerNewerVersion(now, Date.now()),
    );
  }, [id]);
  if (!plansReady.value) return <Page line="plan">{null}</Page>;
  if (plan === undefined || query.view === "bring") {
    return (
      <Page line="plan">
        <BringPlan first={plan === undefined} onDone={() => navigate(routeTo("plan"))} />
      </Page>
    );
  }
  if (outline === undefined) return <Page line="plan">{null}</Page>;
  const offered = offeredViews(outline);
  const asked = views.find((view) => view === query.view);
  const view = asked !== undefined && offered.includes(asked) ? asked : (offered[0] ?? "whole");
  const newer = offeredDraft.value?.plan === plan.id ? offeredDraft.value.draft : undefined;
  const header = (
    <>
      <PageHeader
        title={messages.planTitle}
        eyebrow={<PlanMenu plan={plan} title={outline.title === "" ? plan.fileName : outline.title} />}
      >
        {offered.length > 1 && (
          <ViewSwitch
            label={messages.views}
            options={offered.map((one) => ({
              href: one === "weeks" ? routeTo("plan") : routeTo("plan", { view: one }),
              text: messages[`${one}View`],
              chosen: one === view,
            }))}
          />
        )}
      </PageHeader>
      {newer !== undefined && (
        <Notice icon="sync">
          <p>{messages.newerFound}</p>
          <Button
            onPress={() => {
              planDraft.value = newer;
              offeredDraft.value = undefined;
              navigate(routeTo("plan", { view: "bring" }));
            }}
          >
            {messages.lookAtNewer}
          </Button>
        </Notice>
      )}
    </>
  );
  if (view === "weeks") {
    return (
      <WeekView
        plan={plan}
        outline={outline}
        header={header}
        {...(props.resources === undefined ? {} : { resources: props.resources })}
      />
    );
  }
  return (
    <Page line="plan">
      {header}
      {view === "topics" && <TopicsView plan={plan} outline={outline} />}
      {view === "outcomes" && <OutcomesView plan={plan} outline={outline} />}
      {view === "whole" && <WholeView plan={plan} outline={outline} />}
      <PlanFile plan={plan} outline={outline} />
    </Page>
  );
}

/** The title of the plan, which leads to the others. */
function PlanMenu({ plan, title }: { readonly plan: Plan; readonly title: string }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        class="plan-menu"
        aria-haspopup="dialog"
        aria-label={plansMessages.choose(title)}
        onClick={() => setOpen(true)}
      >
        <span class="plan-menu__title" dir="auto">
          {title}
        </span>
        <Icon name={{ path: "M6 9l6 6 6-6" }} small />
      </button>
      {isOpen && <PlansSheet plan={plan} onClose={() => setOpen(false)} />}
    </>
  );
}

function offeredViews(outline: Outline): readonly View[] {
  return views.filter((view) => {
    if (view === "weeks") return outline.units.length > 0;
    if (view === "topics") return outline.topics.length > 0;
    return view === "whole" || outline.outcomes.length > 0;
  });
}
