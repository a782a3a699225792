import type { NoteFile } from "../../notes/rules/note-file.ts";
import { loadLog, logOf } from "../../plan/log-store.ts";
import { outlineOf } from "../../plan/outline-shelf.ts";
import { allPlans } from "../../plan/plan-store.ts";
import { messages } from "./messages.ts";
import { type LogLine, writeLog } from "./rules/log-file.ts";

/** The log as one Markdown file a month, in a folder of its own. */
export async function logFiles(): Promise<readonly NoteFile[]> {
  await loadLog();
  const months = new Map<string, LogLine[]>();
  const put = (line: LogLine): void => {
    const month = line.date.slice(0, 7);
    months.set(month, [...(months.get(month) ?? []), line]);
  };
  for (const plan of allPlans.peek()) {
    const entries = logOf.get(plan.id);
    if (entries.length === 0) continue;
    const { topics } = await outlineOf(plan);
    for (const { date, minutes, kind, topic } of entries)
      put({
        date,
        minutes,
        how: messages.kind[kind],
        topic: topics.find(({ key }) => key === topic)?.title ?? "",
        plan: plan.fileName,
      });
  }
  for (const { date, minutes, kind } of logOf.get(""))
    put({ date, minutes, how: messages.kind[kind], topic: "", plan: "" });
  return [...months].map(([month, lines]) => ({ name: `Log/${month}.md`, text: writeLog(month, lines) }));
}
