const FIRST = 5000;
const LONGEST = 30 * 60_000;

/**
 * Milliseconds to wait after so many failures in a row, as long as the other side asks at least: twice as long each
 * time, and never the same on two devices (exponential back-off with jitter).
 */
export function retryDelay(failures: number, asked = 0, random = Math.random()): number {
  const longest = Math.min(FIRST * 2 ** (failures - 1), LONGEST);
  return Math.max(asked, longest * (0.5 + random / 2));
}
