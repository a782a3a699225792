import { databaseTrouble } from "../../storage/database/database.ts";
import { reportedFailure } from "../../storage/database/failure-report.ts";
import { unexecuted } from "../../storage/records/recover-journal.ts";
import { lazy } from "../../ui/rendering/lazy.tsx";
import { installHint } from "../install/install-offer.ts";
import { update } from "../update/update-state.ts";

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
      {unexecuted.value.length > 0 && <UnexecutedNotice />}
      {trouble !== undefined && <TroubleNotice failure={trouble} />}
      {reported !== undefined && reported.kind !== trouble?.kind && (
        <TroubleNotice
          failure={reported}
          onClose={() => {
            reportedFailure.value = undefined;
          }}
        />
      )}
      {installHint.value && <InstallNotice />}
      {update.value !== "none" && <UpdateNotice />}
    </>
  );
}
