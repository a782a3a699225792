import type { Note } from "../note-record.ts";

export type NoteGroup = "pinned" | "today" | "week" | "earlier";

/**
 * Notes in the groups of a list, each in the order it had; groups without notes are left out. A week begins on Monday
 * (ISO 8601).
 */
export function groupedByTime(
  notes: readonly Note[],
  now: Date,
): readonly { readonly group: NoteGroup; readonly notes: readonly Note[] }[] {
  const day = new Date(now.getFullYear(), now.getMonth(), now.getDate());
  const monday = new Date(day.getFullYear(), day.getMonth(), day.getDate() - ((day.getDay() + 6) % 7));
  const groups: Record<NoteGroup, Note[]> = { pinned: [], today: [], week: [], earlier: [] };
  for (const note of notes) {
    const { pinned, editedAt } = note;
    if (pinned) groups.pinned.push(note);
    else if (editedAt >= day.getTime()) groups.today.push(note);
    else if (editedAt >= monday.getTime()) groups.week.push(note);
    else groups.earlier.push(note);
  }
  return (["pinned", "today", "week", "earlier"] as const).flatMap((group) =>
    groups[group].length === 0 ? [] : [{ group, notes: groups[group] }],
  );
}
