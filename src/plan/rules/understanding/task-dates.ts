import type { TaskDates } from "../outline.ts";

const signs = { "📅": "due", "⏳": "scheduled", "🛫": "start", "✅": "done" } as const;
const anySign = "📅|⏳|🛫|✅|➕|❌|🔁|🔺|⏫|🔼|🔽|⏬";
const dated = /(📅|⏳|🛫|✅)\ufe0f?\s*(\d{4}-\d{2}-\d{2})/gu;
const recurring = new RegExp(`🔁\\ufe0f?\\s*([^📅⏳🛫✅➕❌🔺⏫🔼🔽⏬]+?)\\s*(?=${anySign}|$)`, "u");
const trailing = new RegExp(
  `\\s*(?:(?:📅|⏳|🛫|✅|➕|❌)\\ufe0f?\\s*\\d{4}-\\d{2}-\\d{2}|🔁\\ufe0f?\\s*[^📅⏳🛫✅➕❌🔺⏫🔼🔽⏬]+?(?=${anySign}|$)|(?:🔺|⏫|🔼|🔽|⏬)\\ufe0f?)`,
  "gu",
);

/** Reads the dates and the recurrence of the Obsidian Tasks plugin out of a task's words. */
export function taskDates(words: string): { readonly text: string; readonly dates?: TaskDates } {
  if (!new RegExp(anySign, "u").test(words)) return { text: words };
  const dates: { -readonly [Name in keyof TaskDates]: TaskDates[Name] } = {};
  for (const [, sign, date] of words.matchAll(dated)) {
    if (sign !== undefined && date !== undefined) dates[signs[sign as keyof typeof signs]] = date;
  }
  const recurs = recurring.exec(words)?.[1];
  if (recurs !== undefined) dates.recurs = recurs;
  const text = words.replace(trailing, "").trim();
  return { text: text === "" ? words : text, ...(Object.keys(dates).length === 0 ? {} : { dates }) };
}
