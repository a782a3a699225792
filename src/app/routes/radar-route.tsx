import { useSignalEffect } from "@preact/signals";
import { RadarScreen } from "../../radar/screens/radar-screen.tsx";
import { showPlanOnRadar } from "../../today/radar-doors.ts";

/** The radar over the current plan: the two domains meet here. */
export function RadarRoute() {
  useSignalEffect(showPlanOnRadar);
  return <RadarScreen />;
}
