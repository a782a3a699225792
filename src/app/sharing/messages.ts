/** The words of asking what becomes of a shared file. */
export const messages = {
  close: "Later",
  plan: "This file looks like a plan",
  planText: (name: string, tasks: number) =>
    `“${name}”${tasks === 0 ? "" : ` has ${tasks} ${tasks === 1 ? "task" : "tasks"}`}. As a plan, you first see what was found in it; nothing is replaced before you say so.`,
  usePlan: "Use as a plan",
  addArticle: "Add to the queue",
  addNote: "Keep as a note",
  noted: "Kept as a note",
  calendar: "This file is a calendar",
  reading: "Reading the calendar…",
  events: (name: string, n: number) =>
    n === 0
      ? `“${name}” has no events that are still to come.`
      : `“${name}” has ${n} ${n === 1 ? "event" : "events"}:`,
  more: (n: number) => `and ${n} more`,
  addEvents: (n: number) => `Add ${n === 1 ? "the event" : `the ${n} events`} to the radar`,
  leaveOut: "Leave it out",
  leftOut: "Left out. Nothing of it is kept.",
} as const;
