import { writeNote } from "../../notes/write-note.ts";
import { derivedId } from "../../records/identity.ts";
import { type Outcome, success } from "../../storage/database/failure.ts";
import { succeeded } from "../../storage/database/failure-report.ts";
import { planDoor } from "../plan-door.ts";
import { passagesOf } from "./passages.ts";
import { loadProjects, statusOf, watchedProjects } from "./projects-store.ts";
import { loadReleases } from "./release-shelf.ts";
import { type SummarisedRelease, writeWeek } from "./rules/week-summary.ts";

const day = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "long", year: "numeric" });
const DAY = 24 * 60 * 60 * 1000;

/** The releases from one moment to another, the newest first. */
export function releasesBetween(from: number, to: number): readonly SummarisedRelease[] {
  return watchedProjects.value
    .flatMap((project) => {
      const { releases, reached } = statusOf(project);
      return releases
        .filter(({ publishedAt }) => publishedAt >= from && publishedAt < to)
        .map((release) => ({
          project: project.name,
          tag: release.tag,
          address: release.address,
          publishedAt: release.publishedAt,
          isAwaited: release === reached,
          passages: passagesOf(release),
        }));
    })
    .sort((one, other) => other.publishedAt - one.publishedAt);
}

/** The note in which the releases of a week are compiled, by its Monday as it is named there, "2026-11-23". */
export function releaseWeekId(monday: string): string {
  return derivedId("release-week", monday);
}

/**
 * Writes this week's releases into a note of that week, once: a note that was edited since gets what it lacks at its
 * end. Ticks the plan's weekly task. Resolves to the note's id.
 */
export async function compileWeek(now = new Date()): Promise<Outcome<string>> {
  await Promise.all([loadProjects(), loadReleases()]);
  const monday = new Date(now.getFullYear(), now.getMonth(), now.getDate() - ((now.getDay() + 6) % 7));
  const id = releaseWeekId(monday.toISOString().slice(0, 10));
  const releases = releasesBetween(monday.getTime(), monday.getTime() + 7 * DAY);
  const text = writeWeek(`Releases: the week of ${day.format(monday)}`, releases);
  const written = await writeNote(
    id,
    (present) => (present === undefined ? text : withMissing(present, releases, text)),
    now.getTime(),
  );
  if (!written.ok && written.failure.kind !== "noted") return written;
  const { weekly } = planDoor.peek();
  if (weekly !== undefined && !weekly.done) succeeded(await weekly.set(true));
  return success(id);
}

/** What was written stays as it is; releases it does not name yet come at its end. */
function withMissing(before: string, releases: readonly SummarisedRelease[], whole: string): string {
  const missing = releases.filter(({ project, tag }) => !before.includes(`### ${project} ${tag}`));
  if (missing.length === 0) return before;
  const sections = whole.split(/^(?=### )/m).slice(1);
  const added = sections.filter((section) =>
    missing.some(({ project, tag }) => section.startsWith(`### ${project} ${tag}\n`)),
  );
  return `${before.replace(/(?<!\n)\n*$/, "\n\n")}${added.map((section) => section.replace(/(?<!\n)\n*$/, "\n")).join("\n")}`;
}
