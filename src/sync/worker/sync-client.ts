import * as v from "valibot";
import { failed, type Outcome, success } from "../../storage/database/failure.ts";
import { readDevice, writeDevice } from "../../storage/device.ts";
import { announceShelves } from "../../storage/library/library-announcement.ts";
import { announce, setFlowing } from "../../storage/records/announcement.ts";
import { isMetered } from "../../web/metered.ts";
import type { SealingKey } from "../encryption/sealing-key.ts";
import { gatewayPlace } from "../places/gateway-place.ts";
import type { LastMeeting } from "../places/last-meeting.ts";
import type { PlaceConfig } from "../places/place-config.ts";
import type { SyncTrouble, ToldTrouble } from "../places/sync-trouble.ts";
import type { Verification } from "../safety/verify-data.ts";
import { type MeetingLog, meetingLogSchema } from "./meeting-log.ts";
import type { HandedOver, MeetResult, SyncAnswer, SyncRequest } from "./sync-message.ts";
import { troubleText } from "./sync-messages.ts";

export { retryDelay } from "../places/back-off.ts";

const LOG = "sync-log";
const LOGGED = 100;

/** A meeting as the page hears of it. */
export interface MetAt {
  readonly meeting?: LastMeeting;
  readonly trouble: ToldTrouble | undefined;
}

/** Meets at a place, in a worker; what that changes is announced here as it comes. */
export async function meetAt(place: PlaceConfig): Promise<MetAt> {
  return told(place, await askToMeet({ kind: "meet", place, metered: isMetered() }));
}

/** Retires a device at a place. */
export async function retireAt(place: PlaceConfig, device: string): Promise<MetAt> {
  return told(place, await askToMeet({ kind: "retire", place, device }));
}

/** What there is to say where the gateway does not answer, or not without its token. */
export function withoutGateway(presence: "unreachable" | "token-needed" | "unknown"): MetAt {
  const kind = presence === "token-needed" ? "refused" : "unreachable";
  return { trouble: tell(gatewayPlace, { kind, detail: presence }) };
}

/**
 * Tries whether a place can be used as described; a passphrase seals what goes there and opens what lies there, and so
 * does what another device handed over. Resolves to the place with how it was reached, and its keys; nothing is kept.
 */
export async function tryAt(
  place: PlaceConfig,
  passphrase: string,
  handedOver?: HandedOver,
): Promise<
  { readonly place: PlaceConfig; readonly keys: readonly SealingKey[] } | { readonly trouble: ToldTrouble }
> {
  const answer = await ask({
    kind: "try",
    place,
    passphrase,
    ...(handedOver === undefined ? {} : { handedOver }),
  });
  if (answer.kind !== "tried") throw new Error("the worker answered something else");
  const { result } = answer;
  return result.ok ? result : { trouble: tell(place, result.trouble) };
}

/** Makes the backup of today, where there is none yet. */
export async function backUpToday(): Promise<Outcome<undefined>> {
  const answer = await ask({ kind: "back-up" });
  return answer.kind === "failed" ? failed(answer.failure) : success(undefined);
}

/** Computes everything again and compares it, at the places too. */
export async function verifyEverything(places: readonly PlaceConfig[]): Promise<Outcome<Verification>> {
  const answer = await ask({ kind: "verify", places });
  if (answer.kind === "failed") return failed(answer.failure);
  if (answer.kind !== "verified") throw new Error("the worker answered something else");
  return success(answer.result);
}

/** What the last meetings did, the newest last. */
export function readLog(): Promise<readonly MeetingLog[]> {
  return readDevice(LOG, v.array(meetingLogSchema), []);
}

function tell(place: PlaceConfig, trouble: SyncTrouble): ToldTrouble {
  return { ...trouble, says: troubleText(place, trouble) };
}

async function told(place: PlaceConfig, { meeting, trouble, log }: MeetResult): Promise<MetAt> {
  await writeDevice(LOG, [...(await readLog()), log].slice(-LOGGED));
  return {
    trouble: trouble === undefined ? undefined : tell(place, trouble),
    ...(meeting === undefined ? {} : { meeting }),
  };
}

async function askToMeet(request: Extract<SyncRequest, { kind: "meet" | "retire" }>): Promise<MeetResult> {
  const answer = await ask(request);
  if (answer.kind !== "met") throw new Error("the worker answered something else");
  return answer.result;
}

function ask(request: SyncRequest): Promise<SyncAnswer> {
  const worker = new Worker(new URL("./sync-worker.ts", import.meta.url), { type: "module" });
  return new Promise<SyncAnswer>((resolve, reject) => {
    worker.addEventListener("message", ({ data }: MessageEvent<SyncAnswer>) => {
      if (data.kind === "changed") {
        if (data.isPart) setFlowing(true);
        announce(data.records);
      } else if (data.kind === "shelved") announceShelves(data.changes);
      else resolve(data);
    });
    worker.addEventListener("error", (event) => reject(new Error(event.message)));
    worker.postMessage(request);
  }).finally(() => {
    worker.terminate();
    setFlowing(false);
  });
}
