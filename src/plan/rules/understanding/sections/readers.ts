import type { Role } from "../../outline.ts";
import { linksIn } from "./addresses.ts";
import { entriesAs } from "./entries.ts";
import { itemsOf } from "./list-items.ts";
import { readOverview } from "./overview.ts";
import { readProjects } from "./projects.ts";
import { readReport } from "./report.ts";
import type { Contribution, SectionPlace, SectionReader } from "./section-reader.ts";
import { readRankedTables, readTopics } from "./topics.ts";

/** What reads a section, by what it is for; tasks and units are found in all of them. */
const readers: Partial<Readonly<Record<Role, SectionReader>>> = {
  overview: readOverview,
  topics: readTopics,
  projects: readProjects,
  events: entriesAs("events"),
  sources: entriesAs("sources"),
  categories: entriesAs("categories"),
  tools: entriesAs("tools"),
  notes: entriesAs("advice"),
  report: readReport,
  resources: ({ section, index }) => ({ resources: linksIn(section.blocks, index) }),
  links: ({ section, index }) => ({ links: linksIn(section.blocks, index) }),
  channels: ({ section }) => ({ channels: itemsOf(section.blocks).map(({ text }) => text) }),
};

/** What a section adds to the outline, beside its tasks. */
export function readSection(place: SectionPlace): readonly Contribution[] {
  const { role } = place.section;
  const own = readers[role]?.(place);
  const ranked = role === "topics" ? [] : [readRankedTables(place)];
  return own === undefined ? ranked : [...ranked, own];
}
