import { signal } from "@preact/signals";

/** Something to watch, in the words of the plan. */
export interface WatchedEntry {
  readonly group: string;
  readonly name: string;
  readonly detail: string;
  /** The version waited for. */
  readonly target?: string;
  /** The first address it names, as written. */
  readonly address?: string;
}

/** A link of the plan, with the heading it stands below. */
export interface WatchedLink {
  readonly group: string;
  readonly text: string;
  readonly address: string;
}

/** What a plan says to watch. */
export interface WatchList {
  readonly projects: readonly WatchedEntry[];
  readonly events: readonly WatchedEntry[];
  readonly sources: readonly WatchedEntry[];
  /** What kinds of content it names: tags for what comes in. */
  readonly categories: readonly WatchedEntry[];
  readonly tools: readonly WatchedEntry[];
  readonly links: readonly WatchedLink[];
  readonly channels: readonly string[];
}

export const emptyWatchList: WatchList = {
  projects: [],
  events: [],
  sources: [],
  categories: [],
  tools: [],
  links: [],
  channels: [],
};

/** What the current plan says to watch, handed in by who knows the plan. */
export const watchList = signal<WatchList>(emptyWatchList);
