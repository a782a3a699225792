const KEY = "wayside-has-plan";

/**
 * Whether this device had a plan when it was last looked. Only a hint, read before the database can be, so that
 * what shows a plan is loaded beside it and not after it; wrong, it costs a moment and nothing else.
 */
export function expectsPlan(): boolean {
  try {
    return localStorage.getItem(KEY) !== null;
  } catch {
    return false;
  }
}

/** Keeps for the next launch whether there is a plan. */
export function rememberPlan(present: boolean): void {
  try {
    if (present) localStorage.setItem(KEY, "1");
    else localStorage.removeItem(KEY);
  } catch {
    // No storage in this window: the next launch loads one thing after the other.
  }
}
