import { effect } from "@preact/signals";
import * as v from "valibot";
import { currentPlan } from "../../plan/plan-store.ts";
import { readDevice, writeDevice } from "../../storage/device.ts";
import { installHint } from "./install-offer.ts";
import { installWay } from "./install-way.ts";

const SHOWN = "install-shown";

/** Shows the way to install when the first plan has come onto this device: once, and never again. */
export async function offerInstallOnce(): Promise<void> {
  if (installWay() === "installed" || (await readDevice(SHOWN, v.boolean(), false))) return;
  const stop = effect(() => {
    if (currentPlan.value === undefined) return;
    // Told to the disk before it is shown: a page that is closed now has had its once.
    void writeDevice(SHOWN, true);
    installHint.value = true;
    queueMicrotask(() => stop());
  });
}
