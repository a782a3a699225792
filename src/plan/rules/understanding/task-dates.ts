import type { TaskDates } from "../outline.ts";

const signs = { "📅": "due", "⏳": "scheduled", "🛫": "start", "✅": "done" } as const;
const anySign = "📅|⏳|🛫|✅|➕|❌|🔁|🔺|⏫|🔼|🔽|⏬";
const dated = /(📅|⏳|🛫|✅)\ufe0f?\s*(\d{4}-\d{2}-\d{2})/gu;
const recurring = new RegExp(`🔁\\ufe0f?\\s*([^📅⏳🛫✅➕❌🔺⏫🔼🔽⏬]+?)\\s*(?=${anySign}|$)`, "u");
const trailing = new RegExp(
  `\\s*(?:(?:📅|⏳|🛫|✅|➕|❌)\\ufe0f?\\s*\\d{4}-\\d{2}-\\d{2}|🔁\\ufe0f?\\s*[^📅⏳🛫✅➕❌🔺⏫🔼🔽⏬]+?(?=${anySign}|$)|(?:🔺|⏫|🔼|🔽|⏬)\\ufe0f?)`,
  "gu",
);

/** The fields of the same plugin in the form of Dataview, `[due:: 2026-11-25]` or in parentheses; its documentation lists them. */
const field =
  /(?:(?<!\s)\s+)?[[(](due|scheduled|start|completion|created|cancelled|repeat|priority|id|dependsOn|onCompletion)::([^[\]()\n]{0,80})[\])]/giu;
const dateFields = { due: "due", scheduled: "scheduled", start: "start", completion: "done" } as const;

/** Reads the dates and the recurrence of the Obsidian Tasks plugin out of a task's words, as emoji or as fields. */
export function taskDates(words: string): { readonly text: string; readonly dates?: TaskDates } {
  const dates: { -readonly [Name in keyof TaskDates]: TaskDates[Name] } = {};
  const withoutFields = words.includes("::")
    ? words.replace(field, (_, name: string, content: string) => {
        const value = content.trim();
        const kind = dateFields[name.toLowerCase() as keyof typeof dateFields];
        if (kind !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(value)) dates[kind] = value;
        else if (name.toLowerCase() === "repeat" && value !== "") dates.recurs = value;
        return "";
      })
    : words;
  return withSigns(withoutFields.trim() === "" ? words : withoutFields.trim(), dates);
}

function withSigns(
  words: string,
  dates: { -readonly [Name in keyof TaskDates]: TaskDates[Name] },
): { readonly text: string; readonly dates?: TaskDates } {
  if (!new RegExp(anySign, "u").test(words))
    return { text: words, ...(Object.keys(dates).length === 0 ? {} : { dates }) };
  for (const [, sign, date] of words.matchAll(dated)) {
    if (sign !== undefined && date !== undefined) dates[signs[sign as keyof typeof signs]] = date;
  }
  const recurs = recurring.exec(words)?.[1];
  if (recurs !== undefined) dates.recurs = recurs;
  const text = words.replace(trailing, "").trim();
  return { text: text === "" ? words : text, ...(Object.keys(dates).length === 0 ? {} : { dates }) };
}
