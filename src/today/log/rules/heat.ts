/** How strongly a day is drawn: 0 where nothing was given, 4 for more than two hours. */
export type Heat = 0 | 1 | 2 | 3 | 4;

const HOURS = 60;

/** The steps are those of the clock, not of the fullest day: half an hour looks alike in every month. */
export function heatOf(minutes: number): Heat {
  if (minutes <= 0) return 0;
  if (minutes <= HOURS / 2) return 1;
  if (minutes <= HOURS) return 2;
  return minutes <= 2 * HOURS ? 3 : 4;
}
