import * as v from "valibot";
import { readDevice, writeDevice } from "../../storage/device.ts";

/** What of a plan's projects is followed, for the service worker, which knows no plans. */
const KEY = "radar-repositories";

/** Notes what is followed now. */
export async function noteRepositories(repositories: readonly string[]): Promise<void> {
  await writeDevice(KEY, repositories);
}

/** What was followed when the app last looked. */
export function repositoriesNoted(): Promise<readonly string[]> {
  return readDevice(KEY, v.array(v.string()), []);
}
