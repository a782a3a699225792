import { PlanScreen } from "../../plan/screens/plan-screen.tsx";
import { WeekResources } from "../../today/week-resources.tsx";

/** The plan, with what the reading queue has of its resources: the two domains meet here. */
export function PlanRoute() {
  return <PlanScreen resources={(plan, resources) => <WeekResources plan={plan} resources={resources} />} />;
}
