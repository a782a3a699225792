import { signal } from "@preact/signals";
import * as v from "valibot";
import { fetchFailureSchema } from "../../contract/fetch-failure.ts";
import { type Outcome, success } from "../../storage/database/failure.ts";
import { readShelf, writeLibrary } from "../../storage/library/library.ts";
import { onLibraryChange } from "../../storage/library/library-announcement.ts";

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

/** What of every repository lies on this device; the same map until something changes. */
export const releaseShelves = signal<ReadonlyMap<string, ReleaseShelf>>(new Map());
let loading: Promise<Outcome<undefined>> | undefined;

/** Reads the releases on this device, once. */
export function loadReleases(): Promise<Outcome<undefined>> {
  loading ??= read().then((outcome) => {
    if (!outcome.ok) loading = undefined;
    return outcome;
  });
  return loading;
}

async function read(): Promise<Outcome<undefined>> {
  const outcome = await readAll();
  // What another tab has fetched is read as it comes; what this one writes is known here.
  if (outcome.ok)
    onLibraryChange((changed) => {
      if (changed.some(({ shelf, id }) => shelf === RELEASES && !beingWritten.has(id))) void readAll();
    });
  return outcome;
}

/** The repositories this tab is writing of. */
const beingWritten = new Set<string>();
/** How many writes of this tab have ended: what was read meanwhile may be older than they are. */
let written = 0;

async function readAll(): Promise<Outcome<undefined>> {
  const before = written;
  const found = await readShelf(RELEASES);
  if (!found.ok) return found;
  if (before !== written) return readAll();
  const shelves = new Map<string, ReleaseShelf>();
  for (const value of found.value) {
    const shelf = v.safeParse(shelfSchema, value);
    if (shelf.success) shelves.set(shelf.output.repository, shelf.output);
  }
  releaseShelves.value = shelves;
  return success(undefined);
}

/** Keeps what is known of repositories now, all or none; of each the newest releases. */
export async function keepReleases(shelves: readonly ReleaseShelf[]): Promise<Outcome<undefined>> {
  const kept = shelves.map((shelf) => ({ ...shelf, releases: shelf.releases.slice(0, KEPT) }));
  for (const { repository } of kept) beingWritten.add(repository);
  try {
    const outcome = await writeLibrary(
      RELEASES,
      Object.fromEntries(kept.map((shelf) => [shelf.repository, shelf])),
    );
    if (outcome.ok)
      releaseShelves.value = new Map([
        ...releaseShelves.peek(),
        ...kept.map((shelf) => [shelf.repository, shelf] as const),
      ]);
    return outcome;
  } finally {
    written++;
    for (const { repository } of kept) beingWritten.delete(repository);
  }
}
