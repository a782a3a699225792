import { useEffect } from "preact/hooks";
import { NotesScreen } from "../../notes/listing/notes-screen.tsx";
import { ReflectionCard, ReportLinks } from "../../today/report/report-actions.tsx";
import { useQuery } from "../../ui/navigation/route.ts";
import { lazy } from "../../ui/rendering/lazy.tsx";
import { furtherNoteFiles } from "./further-note-files.ts";
import { offerLinkTargets } from "./note-link-targets.ts";

const LogScreen = lazy(() => import("../../today/log/log-screen.tsx").then((module) => module.LogScreen));
const ReportScreen = lazy(() =>
  import("../../today/report/report-screen.tsx").then((module) => module.ReportScreen),
);

/** The notes, and the report that becomes one; what leaves with them comes from the other domains. */
export function NotesRoute() {
  const { report } = useQuery();
  useEffect(offerLinkTargets, []);
  if (report === "hours") return <LogScreen />;
  if (report !== undefined) return <ReportScreen />;
  return <NotesScreen further={furtherNoteFiles} above={<ReflectionCard />} links={<ReportLinks />} />;
}
