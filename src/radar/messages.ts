/** The words of the radar. */
export const messages = {
  title: "Radar",
  views: "What is shown",
  view: { releases: "Releases", events: "Events", sources: "Sources", links: "Links" },
  refresh: "Refresh",
  refreshing: (done: number, total: number) => `Looking: ${done} of ${total}`,
  checkedAt: (when: string) => `Looked at ${when}`,
  neverChecked: "Not looked at yet",
  summary: (asked: number, changed: number) =>
    `${asked} asked, ${changed === 0 ? "nothing new" : `${changed} with news`}`,
  noneReached: (asked: number) =>
    asked === 1 ? "it could not be reached" : `none of ${asked} could be reached`,
  someReached: (reached: number, asked: number, changed: number) =>
    `${reached} of ${asked} reached, ${changed === 0 ? "nothing new" : `${changed} with news`}`,
  offline: (came: string) => `Offline · ${came}`,
  offlineNow: "There is no network now. Everything here is what came last.",
  waiting: (n: number, when: string) =>
    `${n} ${n === 1 ? "project waits" : "projects wait"} for GitHub, which answers again after ${when}.`,
  unreached: (n: number) =>
    `The network went before ${n} ${n === 1 ? "was" : "were"} looked at. That goes on when it is back.`,
  failed: (n: number) => `${n} could not be reached`,
  moved: (name: string, host: string) => `${name} has moved for good, and is followed at ${host} now.`,
  links: "Links",
  tools: "Tools",
  channels: "Channels",
  copyChannel: (name: string) => `Copy ${name}`,
  copied: (name: string) => `${name} is on the clipboard`,
  notCopied: (name: string) => `There is no clipboard here. It is called ${name}`,
  opened: (when: string) => `opened ${when}`,
  notOpened: "not opened yet",
  noLinks: "No links yet. Those of your plan stand here, by how often they are meant to be looked at.",
  emptyTitle: "Nothing on the radar",
  emptyText: "The projects, events and links of your plan appear here. Others can be added by hand.",
  toPlan: "Go to the plan",
} as const;
