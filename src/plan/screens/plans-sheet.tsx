import { succeeded } from "../../storage/database/failure-report.ts";
import { Button, ButtonLink } from "../../ui/controls/button.tsx";
import { Sheet } from "../../ui/layout/sheet.tsx";
import { routeTo } from "../../ui/navigation/route.ts";
import { withUndo } from "../../undo/with-undo.ts";
import type { Plan } from "../plan-record.ts";
import { allPlans, choosePlan } from "../plan-store.ts";
import { putPlanAway } from "../put-away.ts";
import { messages } from "./plans-messages.ts";
import "./plan.css";

/** All plans, the one in use marked: to be changed, brought, or put away. */
export function PlansSheet({ plan, onClose }: { readonly plan: Plan; readonly onClose: () => void }) {
  const others = allPlans.value.filter((other) => other.id !== plan.id);
  const use = async (other: Plan): Promise<void> => {
    if (succeeded(await choosePlan(other.id))) onClose();
  };
  const putAway = async (): Promise<void> => {
    const next = others.find(({ archived }) => !archived) ?? others[0];
    if (next !== undefined && (await withUndo(putPlanAway(plan.id, next.id), messages.putAway))) onClose();
  };
  return (
    <Sheet title={messages.title} closeLabel={messages.close} onClose={onClose}>
      <ul class="plans line-plan">
        <li class="plans__one" aria-current="true">
          <strong dir="auto">{plan.fileName}</strong>
          <span class="plans__mark">{messages.inUse}</span>
        </li>
        {others.map((other) => (
          <li key={other.id} class="plans__one">
            <span class="plans__name" dir="auto">
              {other.fileName}
              {other.archived && <span class="plans__mark"> {messages.isAway}</span>}
            </span>
            <Button kind="text" label={messages.use(other.fileName)} onPress={() => void use(other)}>
              {messages.useIt}
            </Button>
          </li>
        ))}
      </ul>
      <div class="row-of-buttons">
        <ButtonLink icon="plus" href={routeTo("plan", { view: "bring" })}>
          {messages.bring}
        </ButtonLink>
        {others.length > 0 && <Button onPress={() => void putAway()}>{messages.away}</Button>}
      </div>
    </Sheet>
  );
}
