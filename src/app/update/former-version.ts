/// <reference lib="webworker" />
import { lockedVersion } from "./version-lock.ts";

/*
 * What windows of earlier versions still need: a window keeps running the version it was opened with, and loads parts of
 * it when they are first used. They are put aside when a new version is installed, and go when no window runs an earlier
 * version any more.
 */

const FORMER = "wayside-former-version";
/** Only files under here are named by their content, and mean the same in every version. */
const ASSETS = "assets/";

/** Puts aside the parts of the version in use that the new one does not have. */
export async function keepFormerVersion(
  precache: string,
  scope: string,
  next: ReadonlySet<string>,
): Promise<void> {
  const [current, former] = await Promise.all([caches.open(precache), caches.open(FORMER)]);
  for (const request of await current.keys()) {
    const { href } = new URL(request.url);
    if (!href.startsWith(scope + ASSETS) || next.has(href)) continue;
    const response = await current.match(request);
    if (response !== undefined) await former.put(request, response);
  }
}

/** Lets go of what was put aside, unless a window still runs an earlier version. */
export async function dropFormerVersion(
  locks: LockManager | undefined,
  current: ReadonlySet<string>,
): Promise<void> {
  if (locks === undefined || !(await caches.has(FORMER))) return;
  const { held = [] } = await locks.query();
  const running = held.flatMap(({ name }) => lockedVersion(name) ?? []);
  if (running.every((script) => current.has(script))) await caches.delete(FORMER);
}

/** A part of an earlier version; undefined where it was not put aside. */
export async function matchFormerVersion(request: Request): Promise<Response | undefined> {
  return (await caches.has(FORMER)) ? (await caches.open(FORMER)).match(request) : undefined;
}
