import { watchTarget } from "../watch-target.ts";
import { entriesOf } from "./entries.ts";
import type { Contribution, SectionPlace } from "./section-reader.ts";

/** The projects to watch, each with the version waited for where one is named. */
export function readProjects(place: SectionPlace): Contribution {
  return {
    projects: entriesOf(place).map((entry) => {
      const target = watchTarget(entry.detail);
      return target === undefined ? entry : { ...entry, target };
    }),
  };
}
