import { isBelievable, stampTime } from "../../records/hybrid-logical-clock.ts";
import { RemoteError } from "../../remotes/remote.ts";
import { StorageError } from "../../storage/database/failure.ts";
import { latestStamp } from "../../storage/records/all-records.ts";
import { keyEnvelope } from "../encryption/key-envelope.ts";
import { countedRemote, type Traffic } from "../meeting/counted-remote.ts";
import { meet } from "../meeting/meet.ts";
import type { RefusedFile } from "../meeting/merge-others.ts";
import { openRemote } from "../places/open-remote.ts";
import { type PlaceConfig, placeName } from "../places/place-config.ts";
import { readKeys } from "../places/place-memory.ts";
import type { SyncTrouble } from "../places/sync-trouble.ts";
import { deviceSide, readmitQuarantined } from "./device-side.ts";
import type { MeetResult } from "./sync-message.ts";

/** One meeting at a place with this device's database. Never throws. */
export async function meetAtPlace(place: PlaceConfig, metered: boolean): Promise<MeetResult> {
  const began = performance.now();
  const traffic: Traffic = { requests: 0, up: 0, down: 0 };
  const logOf = (mergedFiles: number, wrote: boolean, trouble: SyncTrouble | undefined) => ({
    at: new Date().toISOString(),
    place: placeName(place),
    milliseconds: Math.round(performance.now() - began),
    ...traffic,
    mergedFiles,
    wrote,
    trouble: trouble === undefined ? "" : `${trouble.kind}: ${trouble.detail}`,
  });
  try {
    const remote = countedRemote(openRemote(place).remote, traffic);
    const envelope = keyEnvelope(await readKeys(place.id));
    await readmitQuarantined();
    const { through, refused, refusedLines, isLockedOut, mergedFiles, wrote } = await meet(
      remote,
      await deviceSide(place.id, remote, envelope, metered),
      envelope,
    );
    const trouble = isLockedOut
      ? { kind: "locked" as const, detail: place.kind }
      : troubleOf(refused, refusedLines);
    const at = Date.now();
    return {
      meeting: { at, through, ahead: await furthestAhead(at) },
      ...(trouble === undefined ? {} : { trouble }),
      log: logOf(mergedFiles, wrote !== undefined, trouble),
    };
  } catch (error) {
    const trouble = asTrouble(error);
    return { trouble, log: logOf(0, false, trouble) };
  }
}

/** Why something did not work out, whatever was thrown. */
export function asTrouble(error: unknown): SyncTrouble {
  const detail = error instanceof Error ? error.message : "";
  if (error instanceof RemoteError) {
    const { reason, retryAfter } = error;
    return { kind: reason, detail, ...(retryAfter === undefined ? {} : { retryAfter }) };
  }
  if (error instanceof StorageError) return { kind: "storage", detail };
  console.error(error);
  return { kind: "failed", detail };
}

/** What the person should know of files that were left alone; one that is new may just not be whole yet. */
function troubleOf(refused: readonly RefusedFile[], refusedLines: number): SyncTrouble | undefined {
  const unencrypted = refused.find(({ failure }) => failure.kind === "unencrypted");
  if (unencrypted !== undefined) return { kind: "unencrypted", detail: unencrypted.name };
  // A device deletes what it has replaced when it meets next: only what still lies there then was put back.
  const rolledBack = refused.find(({ failure, again }) => failure.kind === "rolled-back" && again);
  if (rolledBack !== undefined) return { kind: "rolled-back", detail: rolledBack.name };
  const locked = refused.find(({ failure }) => failure.kind === "locked");
  if (locked !== undefined) return { kind: "locked", detail: locked.name };
  const newer = refused.find(({ failure }) => failure.kind === "newer");
  if (newer !== undefined) return { kind: "newer-file", detail: newer.name };
  const damaged = refused.find(({ failure, again }) => failure.kind !== "rolled-back" && again);
  if (damaged !== undefined) return { kind: "damaged-file", detail: damaged.name };
  return refusedLines === 0 ? undefined : { kind: "quarantined", detail: String(refusedLines) };
}

/** How far ahead of now something was written, in milliseconds, where a device's date must be wrong; else 0. */
async function furthestAhead(now: number): Promise<number> {
  const last = await latestStamp();
  return last.ok && last.value !== undefined && !isBelievable(last.value, now)
    ? stampTime(last.value) - now
    : 0;
}
