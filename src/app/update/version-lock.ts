const PREFIX = "wayside-version/";

/** The lock (Web Locks) that every window holds for the version it runs, named by the address of its first script. */
export function versionLock(script: string): string {
  return PREFIX + script;
}

/** The address of the first script of the version a lock stands for; undefined for other locks. */
export function lockedVersion(lock: string | undefined): string | undefined {
  return lock?.startsWith(PREFIX) ? lock.slice(PREFIX.length) : undefined;
}
