/** The words of the radar. */
export const messages = {
  title: "Radar",
  eyebrow: (projects: number) =>
    projects === 0 ? "Nothing to watch yet" : `${projects} projects, as your plan names them`,
  projects: "Projects to watch",
  waitsFor: (version: string) => `waits for ${version}`,
  events: "Events",
  sources: "Sources",
  links: "Links",
  channels: "Channels",
  emptyTitle: "Nothing on the radar",
  emptyText: "The projects, events and links of your plan appear here.",
  toPlan: "Go to the plan",
} as const;
