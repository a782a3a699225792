import { NO_REMINDER, USUAL_REMINDER } from "../event-record.ts";
import { messages } from "../messages.ts";
import { isWholeDay } from "../rules/event-time.ts";

const HOUR = 60;
const DAY = 24 * HOUR;

/** The reminders an event can have, each in minutes before it begins; the one it has is always among them. */
export function reminderOptions(
  start: string,
  chosen: number,
): readonly { readonly value: string; readonly text: string }[] {
  const words = messages.reminders;
  const offered: [number, string][] = [
    [NO_REMINDER, words.none],
    ...(isWholeDay(start)
      ? ([[0, words.morning]] as [number, string][])
      : ([
          [0, words.begins],
          [HOUR / 4, words.quarter],
          [HOUR, words.hour],
        ] as [number, string][])),
    [USUAL_REMINDER, words.day],
    [2 * DAY, words.twoDays],
    [7 * DAY, words.week],
  ];
  if (!offered.some(([minutes]) => minutes === chosen)) offered.push([chosen, words.other(chosen)]);
  return offered.map(([minutes, text]) => ({ value: String(minutes), text }));
}
