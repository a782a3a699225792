import { currentOutline } from "../../plan/plan-store.ts";
import { RadarScreen, type WatchList } from "../../radar/screens/radar-screen.tsx";

const nothing: WatchList = { projects: [], events: [], sources: [], links: [], channels: [] };

/** The radar over the current plan: the two domains meet here and nowhere else. */
export function RadarRoute() {
  return <RadarScreen watch={currentOutline.value ?? nothing} />;
}
