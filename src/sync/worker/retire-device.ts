import { advance, clockAtZero, formatStamp } from "../../records/hybrid-logical-clock.ts";
import { orThrow } from "../../storage/database/failure.ts";
import { deviceId } from "../../storage/device-id.ts";
import { readDeviceFileName } from "../file/folder-names.ts";
import { openRemote } from "../places/open-remote.ts";
import type { PlaceConfig } from "../places/place-config.ts";
import { readFolderMemory, writeFolderMemory } from "../places/place-memory.ts";
import { meetAtPlace } from "./meet-at-place.ts";
import type { MeetResult } from "./sync-message.ts";

/**
 * Retires a device that was silent for long: what it wrote is merged first, then said again in a snapshot of this
 * device's own, and only then are its files deleted. Should it come back, it merges and is merged like any other.
 */
export async function retireDevice(place: PlaceConfig, retired: string): Promise<MeetResult> {
  const met = await meetAtPlace(place, false);
  if (met.trouble !== undefined) return met;
  const memory = await readFolderMemory(place.id);
  const device = orThrow(await deviceId());
  const at = formatStamp(advance(clockAtZero, Date.now()), device);
  // Without a snapshot it can trust, this device writes a new one.
  const { snapshot: _, ...without } = memory;
  await writeFolderMemory(place.id, { ...without, retired: { ...memory.retired, [retired]: at } });
  const said = await meetAtPlace(place, false);
  if (said.trouble !== undefined || !said.log.wrote) return said;
  const { remote } = openRemote(place);
  for (const { name } of await remote.list()) {
    const file = readDeviceFileName(name);
    if (file?.device === retired && memory.merged.includes(name)) await remote.delete(name);
  }
  await remote.finish?.();
  const { devices, ...rest } = await readFolderMemory(place.id);
  const left = Object.fromEntries(Object.entries(devices).filter(([one]) => one !== retired));
  await writeFolderMemory(place.id, { ...rest, devices: left });
  return said;
}
