import { databaseTrouble } from "../../storage/database/database.ts";
import { reportedFailure } from "../../storage/database/failure-report.ts";
import { lazy } from "../../ui/rendering/lazy.tsx";
import { update } from "../worker-updates.ts";

const TroubleNotice = lazy(() => import("./trouble-notice.tsx").then((module) => module.TroubleNotice));
const UpdateNotice = lazy(() => import("./update-notice.tsx").then((module) => module.UpdateNotice));

/** What concerns the whole app: storage that does not do its part, a new version that waits. */
export function Notices() {
  const trouble = databaseTrouble.value;
  const reported = reportedFailure.value;
  return (
    <>
      {trouble !== undefined && <TroubleNotice failure={trouble} />}
      {reported !== undefined && reported.kind !== trouble?.kind && (
        <TroubleNotice
          failure={reported}
          onClose={() => {
            reportedFailure.value = undefined;
          }}
        />
      )}
      {update.value !== "none" && <UpdateNotice />}
    </>
  );
}
