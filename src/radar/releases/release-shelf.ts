import * as v from "valibot";
import { fetchFailureSchema } from "../../contract/fetch-failure.ts";
import type { Outcome } from "../../storage/database/failure.ts";
import { liveShelf } from "../../storage/library/live-shelf.ts";

const RELEASES = "releases";
/** Releases kept of one repository. */
const KEPT = 40;

const releaseSchema = v.object({
  tag: v.string(),
  name: v.string(),
  /** Markdown as published; "" where only the tag is known. */
  body: v.string(),
  /** Milliseconds since 1970; 0 where nobody says. */
  publishedAt: v.number(),
  prerelease: v.boolean(),
  address: v.string(),
});
export type Release = v.InferOutput<typeof releaseSchema>;

/** Why releases could not be had; a limit that is reached is no fault of the project. */
export const releaseTroubleSchema = v.union([
  fetchFailureSchema,
  v.object({ kind: v.literal("limit"), resetsAt: v.number() }),
  v.object({ kind: v.literal("not-found") }),
  v.object({ kind: v.literal("unreadable") }),
  v.object({ kind: v.literal("bad-token") }),
]);
export type ReleaseTrouble = v.InferOutput<typeof releaseTroubleSchema>;

const shelfSchema = v.object({
  repository: v.string(),
  releases: v.array(releaseSchema),
  /** What the server calls what it sent last, by what was asked. */
  etags: v.optional(v.record(v.string(), v.string()), {}),
  modified: v.optional(v.string(), ""),
  /** When it was last looked at with success, and when at all; milliseconds since 1970. */
  checkedAt: v.number(),
  triedAt: v.number(),
  /** When it was last asked whether it is archived. */
  describedAt: v.optional(v.number(), 0),
  archived: v.optional(v.boolean(), false),
  /** Whether it has tags alone, and no releases. */
  tagsOnly: v.optional(v.boolean(), false),
  trouble: v.optional(v.nullable(v.fallback(v.nullable(releaseTroubleSchema), null)), null),
  /** Not to be asked again before, milliseconds since 1970. */
  waitUntil: v.optional(v.number(), 0),
});
type Stored = v.InferOutput<typeof shelfSchema>;
export type ReleaseShelf = Readonly<Omit<Stored, "releases">> & { readonly releases: readonly Release[] };

/** What is known of a repository that was never looked at. */
export const emptyShelf = (repository: string): ReleaseShelf => ({
  repository,
  releases: [],
  etags: {},
  modified: "",
  checkedAt: 0,
  triedAt: 0,
  describedAt: 0,
  archived: false,
  tagsOnly: false,
  trouble: null,
  waitUntil: 0,
});

const shelf = liveShelf<ReleaseShelf>(RELEASES, shelfSchema, ({ repository }) => repository);

/** What of every repository lies on this device. */
export const releaseShelves = shelf.values;
/** Reads the releases on this device, once. */
export const loadReleases = shelf.load;
/** The same, with what another tab laid there a moment ago. */
export const catchUpReleases = shelf.catchUp;

/** Keeps what is known of repositories now, all or none; of each the newest releases. */
export function keepReleases(shelves: readonly ReleaseShelf[]): Promise<Outcome<undefined>> {
  return shelf.keep(shelves.map((one) => ({ ...one, releases: one.releases.slice(0, KEPT) })));
}
