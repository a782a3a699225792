import { wordsAsRead } from "../markdown/words-as-read.ts";
import { orThrow } from "../storage/database/failure.ts";
import { readCollection } from "../storage/records/read-record.ts";
import { loadReleases, releaseShelves } from "./releases/release-shelf.ts";
import { itemShelves, loadItems } from "./sources/item-shelf.ts";
import { nameOf } from "./sources/source-name.ts";
import { sourceCollection } from "./sources/source-record.ts";

/** Something of the radar that can be found. */
export interface Searchable {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly at: number;
}

/** What of the radar can be found: releases by their tags, pieces of sources by their ids. */
export interface SearchableRadar {
  readonly releases: readonly (Searchable & { readonly project: string })[];
  readonly pieces: readonly (Searchable & { readonly source: string })[];
}

/** Releases of a project that are searched, the newest; and so much of the notes of each, in UTF-16 units. */
const RELEASES = 12;
const NOTES = 20_000;

/** Reads the releases of the projects that are followed and the pieces of all sources, as they lie on this device. */
export async function searchableRadar(
  projects: readonly { readonly id: string; readonly name: string; readonly repository: string }[],
): Promise<SearchableRadar> {
  const [sources] = await Promise.all([readCollection(sourceCollection), loadReleases(), loadItems()]);
  const releases = projects.flatMap(({ id, name, repository }) =>
    (releaseShelves.peek().get(repository)?.releases ?? []).slice(0, RELEASES).map((release) => ({
      id: release.tag,
      project: id,
      title: `${name} ${release.tag}`,
      text: wordsAsRead(release.body.slice(0, NOTES)),
      at: release.publishedAt,
    })),
  );
  const pieces = orThrow(sources).flatMap((source) =>
    (itemShelves.peek().get(source.id)?.items ?? []).map(({ id, title, text, publishedAt }) => ({
      id,
      source: source.id,
      title,
      text: `${nameOf(source)} · ${text}`,
      at: publishedAt,
    })),
  );
  return { releases, pieces };
}
