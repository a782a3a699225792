import { Button, ButtonLink } from "../../ui/button.tsx";
import { download } from "../../ui/download.ts";
import { SectionHeading } from "../../ui/page.tsx";
import { routeTo } from "../../ui/route.ts";
import { showToast } from "../../ui/toast.tsx";
import { messages } from "../messages.ts";
import type { Plan } from "../plan-record.ts";
import { exportCurrentPlan } from "../plan-store.ts";

/** The file the plan is: taking it home, and bringing another. */
export function PlanFile({ plan }: { readonly plan: Plan }) {
  return (
    <section class="plan-file">
      <SectionHeading>{messages.yourFile}</SectionHeading>
      <p class="quiet-text">{messages.yourFileText(plan.fileName)}</p>
      <div class="row-of-buttons">
        <ExportPlanButton />
        <ButtonLink href={routeTo("plan", { view: "bring" })}>{messages.bringAnother}</ButtonLink>
      </div>
    </section>
  );
}

/** Hands the plan's file over, ticks and all. */
export function ExportPlanButton() {
  return (
    <Button
      icon="export"
      onPress={async () => {
        const file = await exportCurrentPlan();
        if (file === undefined) return;
        download(file.name, file.bytes, "text/markdown");
        showToast(messages.exported(file.name));
      }}
    >
      {messages.exportPlan}
    </Button>
  );
}
