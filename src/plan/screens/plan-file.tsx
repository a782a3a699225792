import { useState } from "preact/hooks";
import { succeeded } from "../../storage/database/failure-report.ts";
import { Button, ButtonLink } from "../../ui/controls/button.tsx";
import { Disclosure } from "../../ui/controls/disclosure.tsx";
import { DateField } from "../../ui/controls/field.tsx";
import { download } from "../../ui/download.ts";
import { SectionHeading } from "../../ui/layout/page.tsx";
import { showToast } from "../../ui/layout/toast.tsx";
import { routeTo, useNavigate } from "../../ui/navigation/route.ts";
import { fetchFailureText } from "../../web/failure-text.ts";
import { planDraft } from "../bringing/draft-store.ts";
import { exportPlan } from "../export-plan.ts";
import { messages } from "../messages.ts";
import type { Plan } from "../plan-record.ts";
import { currentPlan, setItemsAsTasks, setStart } from "../plan-store.ts";
import { writeBoxes } from "../rules/editing/edit-tasks.ts";
import type { Outline } from "../rules/outline.ts";
import { addDays, mondayFrom, mondayOf, readDate } from "../rules/time/calendar-date.ts";
import { weekCount } from "../rules/time/timetable.ts";
import { today } from "../today-signal.ts";
import { dateText } from "./date-text.ts";
import { editWithUndo } from "./edit-with-undo.ts";
import { PaceChoice } from "./pace-choice.tsx";

interface ViewProps {
  readonly plan: Plan;
  readonly outline: Outline;
}

/** The file the plan is: taking it home, and bringing another. */
export function PlanFile({ plan, outline }: ViewProps) {
  return (
    <section class="plan-file">
      <SectionHeading>{messages.yourFile}</SectionHeading>
      <p class="quiet-text">{messages.yourFileText(plan.fileName)}</p>
      <div class="row-of-buttons">
        <ExportPlanButton />
        <Button icon="export" onPress={() => void handOver(plan, true)}>
          {messages.exportDated}
        </Button>
        <ButtonLink href={routeTo("plan", { view: "bring" })}>{messages.bringAnother}</ButtonLink>
      </div>
      <Disclosure title={messages.planSettings}>
        <DateField
          label={messages.start}
          value={plan.start ?? ""}
          onChange={(text) => {
            const day = readDate(text);
            if (day !== undefined) void setStart(plan.id, mondayOf(day)).then(succeeded);
          }}
        />
        <PaceChoice plan={plan} outline={outline} />
        <Items plan={plan} outline={outline} />
        <NewerVersion plan={plan} />
        <AnotherMonth plan={plan} outline={outline} />
      </Disclosure>
    </section>
  );
}

async function handOver(plan: Plan, dates: boolean): Promise<void> {
  const file = await exportPlan(plan, { dates });
  download(file.name, file.bytes, "text/markdown");
  showToast(messages.exported(file.name));
}

/** Hands the plan's file over, ticks and all. */
export function ExportPlanButton() {
  return (
    <Button
      icon="export"
      onPress={() => {
        const plan = currentPlan.value;
        if (plan !== undefined) void handOver(plan, false);
      }}
    >
      {messages.exportPlan}
    </Button>
  );
}

function Items({ plan, outline }: ViewProps) {
  const { items } = outline;
  if (items.length === 0) return null;
  return (
    <>
      <SectionHeading>{messages.items}</SectionHeading>
      <p class="quiet-text">{messages.itemsText(items.length)}</p>
      <div class="row-of-buttons">
        <Button onPress={() => void setItemsAsTasks(plan.id, !plan.itemsAsTasks).then(succeeded)}>
          {plan.itemsAsTasks ? messages.leaveItems : messages.takeItems}
        </Button>
        <Button
          onPress={() => void editWithUndo(plan, writeBoxes(plan.source, items), messages.boxesWritten)}
        >
          {messages.writeBoxes}
        </Button>
      </div>
    </>
  );
}

function NewerVersion({ plan }: { readonly plan: Plan }) {
  const [checking, setChecking] = useState(false);
  const navigate = useNavigate();
  if (plan.origin.kind !== "address") return null;
  const checkForNewer = async (): Promise<void> => {
    setChecking(true);
    const { newerVersion } = await import("../bringing/newer-version.ts");
    const found = await newerVersion(plan);
    setChecking(false);
    if (!found.ok) showToast(fetchFailureText(found.failure));
    else if (found.value === undefined) showToast(messages.nothingNewer);
    else {
      planDraft.value = found.value;
      navigate(routeTo("plan", { view: "bring" }));
    }
  };
  return (
    <>
      <p class="quiet-text">{messages.fromAddress(plan.origin.address)}</p>
      <div class="row-of-buttons">
        <Button icon="sync" disabled={checking} onPress={() => void checkForNewer()}>
          {checking ? messages.looking : messages.lookForNewer}
        </Button>
      </div>
    </>
  );
}

function AnotherMonth({ plan, outline }: ViewProps) {
  const navigate = useNavigate();
  const begin = async (onlyOpen: boolean): Promise<void> => {
    const end = plan.start === undefined ? today.value : addDays(plan.start, weekCount(outline) * 7);
    const start = mondayFrom([end, today.value].sort().at(-1) ?? end);
    const { beginAnotherMonth } = await import("../bringing/next-month.ts");
    if (!succeeded(await beginAnotherMonth(plan, outline, start, onlyOpen, today.value, Date.now()))) return;
    navigate(routeTo("plan"));
    showToast(messages.monthBegun(dateText(start)));
  };
  return (
    <>
      <SectionHeading>{messages.month}</SectionHeading>
      <p class="quiet-text">{messages.monthText}</p>
      <div class="row-of-buttons">
        <Button onPress={() => void begin(false)}>{messages.everything}</Button>
        <Button onPress={() => void begin(true)}>{messages.onlyOpen}</Button>
      </div>
    </>
  );
}
