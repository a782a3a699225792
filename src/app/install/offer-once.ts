import { effect } from "@preact/signals";
import * as v from "valibot";
import { taskRecords } from "../../plan/plan-store.ts";
import { readDevice, writeDevice } from "../../storage/device.ts";
import { installHint } from "./install-offer.ts";
import { installWay } from "./install-way.ts";

const SHOWN = "install-shown";

/** Shows the way to install when the first task of a plan was done on this device: once, and never again. */
export async function offerInstallOnce(): Promise<void> {
  if (installWay() === "installed" || (await readDevice(SHOWN, v.boolean(), false))) return;
  const stop = effect(() => {
    taskRecords.revision.value;
    if (![...taskRecords.values()].some(({ done }) => done === true)) return;
    // Told to the disk before it is shown: a page that is closed now has had its once.
    void writeDevice(SHOWN, true);
    installHint.value = true;
    queueMicrotask(() => stop());
  });
}
