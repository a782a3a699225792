import { databaseTrouble } from "../../storage/database/database.ts";
import { reportedFailure } from "../../storage/database/failure-report.ts";
import { unexecuted } from "../../storage/records/recover-journal.ts";
import { here } from "../../ui/navigation/location.ts";
import { firstPaint } from "../first-paint.ts";
import { installHint } from "../install/install-offer.ts";
import { startStalled } from "../start-state.ts";
import { update } from "../update/update-state.ts";
import { lazyPart } from "./boundary.tsx";

const StalledNotice = lazyPart(() => import("./stalled-notice.tsx").then((module) => module.StalledNotice));
const TroubleNotice = lazyPart(() => import("./trouble-notice.tsx").then((module) => module.TroubleNotice));
const UnexecutedNotice = lazyPart(() =>
  import("./unexecuted-notice.tsx").then((module) => module.UnexecutedNotice),
);
const InstallNotice = lazyPart(() =>
  import("../install/install-notice.tsx").then((module) => module.InstallNotice),
);
const UpdateNotice = lazyPart(() =>
  import("../update/update-notice.tsx").then((module) => module.UpdateNotice),
);

/** Whether an address opens Today: by its name, or as the bare address of the app. */
function isToday({ pathname }: URL): boolean {
  return /(?:^|\/)(?:today)?$/.test(pathname);
}

/** What concerns the whole app: storage that does not do its part, a new version that waits. */
export function Notices() {
  const trouble = databaseTrouble.value;
  const reported = reportedFailure.value;
  return (
    <>
      {startStalled.value && !firstPaint.value && <StalledNotice />}
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
      {installHint.value && isToday(here.value) && <InstallNotice />}
      {update.value !== "none" && <UpdateNotice />}
    </>
  );
}
