/**
 * Asks the browser to keep this site's storage for good; called at the first thing worth keeping. Resolves to
 * whether it is kept, false where the browser has no such promise to give.
 */
export async function keepStorage(): Promise<boolean> {
  if (navigator.storage?.persist === undefined) return false;
  try {
    return (await navigator.storage.persisted()) || (await navigator.storage.persist());
  } catch {
    return false;
  }
}

/** Bytes used and allowed, as far as the browser tells. */
export async function storageEstimate(): Promise<{ used: number; allowed: number } | undefined> {
  if (navigator.storage?.estimate === undefined) return undefined;
  const { usage, quota } = await navigator.storage.estimate();
  return usage === undefined || quota === undefined ? undefined : { used: usage, allowed: quota };
}
