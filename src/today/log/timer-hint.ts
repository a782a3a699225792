const KEY = "wayside-timer";

/** Whether a timer ran when this device was last looked at; read before the database can be. Wrong, it costs a moment. */
export function expectsTimer(): boolean {
  try {
    return localStorage.getItem(KEY) !== null;
  } catch {
    return false;
  }
}

/** Keeps for the next launch whether a timer runs. */
export function rememberTimer(running: boolean): void {
  try {
    if (running) localStorage.setItem(KEY, "1");
    else localStorage.removeItem(KEY);
  } catch {
    // No storage in this window: the timer is found under Hours.
  }
}
