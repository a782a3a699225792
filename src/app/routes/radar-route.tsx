import { useSignalEffect } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { RadarScreen } from "../../radar/screens/radar-screen.tsx";
import { articleId } from "../../reading/article-id.ts";
import { articles, loadReading } from "../../reading/reading-store.ts";
import { canonicalAddress } from "../../reading/rules/canonical-address.ts";
import { shelfOf } from "../../reading/shelf-store.ts";
import { showPlanOnRadar } from "../../today/radar-doors.ts";
import { routeTo } from "../../ui/navigation/route.ts";

/** The radar over the current plan: the domains meet here. */
export function RadarRoute() {
  useSignalEffect(showPlanOnRadar);
  useEffect(() => void loadReading(), []);
  return <RadarScreen keptAt={keptAt} />;
}

/** Leads to the text of an address where it lies on this device. */
function keptAt(address: string): string | undefined {
  const canonical = canonicalAddress(address);
  const id = canonical === undefined ? undefined : articleId(canonical);
  if (id === undefined || articles.get(id) === undefined || !shelfOf(id).present) return undefined;
  return routeTo("read", { article: id });
}
