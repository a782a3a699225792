/// <reference lib="webworker" />

import { StorageError, storageFailure } from "../../storage/database/failure.ts";
import { announceLibraryThrough } from "../../storage/library/library-announcement.ts";
import { announceThrough } from "../../storage/records/announcement.ts";
import { backUp } from "../safety/backups.ts";
import { verifyData } from "../safety/verify-data.ts";
import { meetAtPlace } from "./meet-at-place.ts";
import { retireDevice } from "./retire-device.ts";
import type { SyncAnswer, SyncRequest } from "./sync-message.ts";
import { tryPlace } from "./try-place.ts";

declare const self: DedicatedWorkerGlobalScope;

/** So few records in a message that a slow page answers a touch before the next. */
const AT_ONCE = 20;

const say = (answer: SyncAnswer): void => self.postMessage(answer);

announceThrough((records) => {
  for (let at = 0; at < records.length; at += AT_ONCE)
    say({ kind: "changed", records: records.slice(at, at + AT_ONCE), isPart: records.length > AT_ONCE });
});
announceLibraryThrough((changes) => say({ kind: "shelved", changes }));

/** Meets the other devices away from the page, so that it answers every touch meanwhile. */
self.addEventListener("message", ({ data }: MessageEvent<SyncRequest>) => {
  answer(data).catch((error: unknown) =>
    say({ kind: "failed", failure: error instanceof StorageError ? error.failure : storageFailure(error) }),
  );
});

async function answer(request: SyncRequest): Promise<void> {
  switch (request.kind) {
    case "meet":
      return say({ kind: "met", result: await meetAtPlace(request.place, request.metered) });
    case "retire":
      return say({ kind: "met", result: await retireDevice(request.place, request.device) });
    case "try":
      return say({ kind: "tried", result: await tryPlace(request) });
    case "back-up":
      await backUp(new Date());
      return say({ kind: "backed-up" });
    case "verify":
      return say({ kind: "verified", result: await verifyData(request.places) });
  }
}
