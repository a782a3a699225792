import { databaseTrouble } from "../../storage/database/database.ts";
import { reportedFailure } from "../../storage/database/failure-report.ts";
import { unexecuted } from "../../storage/records/recover-journal.ts";
import { lazy } from "../../ui/rendering/lazy.tsx";
import { firstPaint } from "../first-paint.ts";
import { installHint } from "../install/install-offer.ts";
import { startStalled } from "../start-state.ts";
import { update } from "../update/update-state.ts";
import { QuietBoundary } from "./boundary.tsx";

const StalledNotice = lazy(() => import("./stalled-notice.tsx").then((module) => module.StalledNotice));
const TroubleNotice = lazy(() => import("./trouble-notice.tsx").then((module) => module.TroubleNotice));
const UnexecutedNotice = lazy(() =>
  import("./unexecuted-notice.tsx").then((module) => module.UnexecutedNotice),
);
const InstallNotice = lazy(() =>
  import("../install/install-notice.tsx").then((module) => module.InstallNotice),
);
const UpdateNotice = lazy(() => import("../update/update-notice.tsx").then((module) => module.UpdateNotice));

/** What concerns the whole app: storage that does not do its part, a new version that waits. */
export function Notices() {
  const trouble = databaseTrouble.value;
  const reported = reportedFailure.value;
  return (
    <>
      {startStalled.value && !firstPaint.value && (
        <QuietBoundary>
          <StalledNotice />
        </QuietBoundary>
      )}
      {unexecuted.value.length > 0 && (
        <QuietBoundary>
          <UnexecutedNotice />
        </QuietBoundary>
      )}
      {trouble !== undefined && (
        <QuietBoundary>
          <TroubleNotice failure={trouble} />
        </QuietBoundary>
      )}
      {reported !== undefined && reported.kind !== trouble?.kind && (
        <TroubleNotice
          failure={reported}
          onClose={() => {
            reportedFailure.value = undefined;
          }}
        />
      )}
      {installHint.value && (
        <QuietBoundary>
          <InstallNotice />
        </QuietBoundary>
      )}
      {update.value !== "none" && (
        <QuietBoundary>
          <UpdateNotice />
        </QuietBoundary>
      )}
    </>
  );
}
