import { counted } from "./counted.ts";

/** The words of the plan's screens. */
export const messages = {
  planTitle: "Plan",
  views: "Views of the plan",
  weeksView: "Weeks",
  wholeView: "Whole plan",
  weekLine: "Weeks of the plan",
  reading: "Reading the file…",
  unitLabel: {
    week: (n: number, last?: number) => (last === undefined ? `Week ${n}` : `Weeks ${n}–${last}`),
    phase: (n: number, last?: number) => (last === undefined ? `Phase ${n}` : `Phases ${n}–${last}`),
    day: (n: number, last?: number) => (last === undefined ? `Day ${n}` : `Days ${n}–${last}`),
    date: (n: number) => `Date ${n}`,
  },
  stopsDone: (done: number, all: number) => `${done} of ${counted(all, "stop")}`,
  weekProgress: "Stops done this week",
  alsoInPlan: "Elsewhere in the plan",
  noTasksInUnit: "There are no boxes to tick here.",
  yourFile: "Your file",
  yourFileText: (name: string) => `${name}: ticking changes one character of it, nothing else.`,
  exportPlan: "Export plan",
  bringAnother: "Bring another plan",
  exported: (name: string) => `${name} is in your downloads`,
  plansHere: "Plans on this device",
  switchTo: (title: string) => `Switch to ${title}`,
  current: "in use",
} as const;
