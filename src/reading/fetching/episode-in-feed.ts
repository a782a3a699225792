import type { FeedEpisode } from "../rules/episode.ts";

/** Finds what a feed one follows says of the recording at an address; undefined where none speaks of it. */
export type FindEpisode = (address: string) => Promise<FeedEpisode | undefined>;

let find: FindEpisode = async () => undefined;

/** Says where episodes are found. */
export function setFindEpisode(one: FindEpisode): void {
  find = one;
}

export const episodeInFeed: FindEpisode = (address) => find(address);
