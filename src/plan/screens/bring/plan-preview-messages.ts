import { counted } from "../../counted.ts";

/** The words of what is shown before a file becomes the plan. */
export const messages = {
  previewEyebrow: "Before it comes on board",
  untitled: "Untitled plan",
  usePlan: "Use this plan",
  discard: "Not this one",
  startQuestion: "Which Monday does it start on?",
  thisWeek: (monday: string) => `${monday}, this week`,
  otherMonday: "Other",
  otherMondayField: "A day of the first week",
  mangled: (places: number) =>
    `Emoji or accents in this file had been garbled by a wrong decoding; ${places} ${places === 1 ? "place was" : "places were"} put right. The file as it came is kept with the plan.`,
  reencoded: (encoding: string) =>
    `This file was written as ${encoding}, not UTF-8. It was read as such and will be exported as UTF-8. The file as it came is kept with the plan.`,
  noPlanFound: "No plan was found in this file, only a document.",
  lookedFor:
    "Looked for: headings such as “Week 1” or “第 1 周”, check boxes such as “- [ ]”, topics and projects to watch.",
  found: (headings: number, boxes: number, links: number) =>
    `Found: ${counted(headings, "heading")}, ${counted(boxes, "check box", "check boxes")}, ${counted(links, "link")}. You can read it below, choose another file, or use it as it is.`,
  weeks: (n: number) => counted(n, "week"),
  tasks: (n: number) => counted(n, "task"),
  topics: (n: number) => counted(n, "topic"),
  projects: (n: number) => counted(n, "project"),
  events: (n: number) => counted(n, "event"),
  hours: (from: number, to: number) => (from === to ? `${from} h a week` : `${from}–${to} h a week`),
  planOnBoard: (title: string) => `${title} is on board. Kept on this device.`,
  items: (n: number) => counted(n, "list item without a box", "list items without a box"),
  review: (title: string) => `This looks like a newer version of “${title}”`,
  unchanged: (n: number) => `${counted(n, "task")} unchanged`,
  changeKind: {
    added: (n: number) => `${n} added`,
    reworded: (n: number) => `${n} reworded`,
    moved: (n: number) => `${n} moved to another part`,
    removed: (n: number) => `${n} no longer in the file`,
  },
  reviewPromise:
    "What you did about tasks goes with them, also where they were reworded or moved. Notes stay in any case.",
  update: "Update the plan here",
  keepBoth: "Keep both",
} as const;
