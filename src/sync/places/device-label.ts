import * as v from "valibot";
import type { Outcome } from "../../storage/database/failure.ts";
import { readDevice, writeDevice } from "../../storage/device.ts";
import { deviceNameOf } from "./device-name.ts";

const KEY = "device-name";

/** What this device is called in the lists of the others. */
export async function readDeviceLabel(): Promise<string> {
  const chosen = await readDevice(KEY, v.string(), "");
  return chosen === "" ? deviceNameOf(navigator.userAgent) : chosen;
}

/** Calls this device so from the next file it writes on. */
export function writeDeviceLabel(name: string): Promise<Outcome<undefined>> {
  return writeDevice(KEY, name.trim().slice(0, 80));
}
