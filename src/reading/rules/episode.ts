import { type Chapter, chaptersInOrder } from "./chapter.ts";

/** What the feed of a podcast says of an episode; each may be "" or empty. */
export interface FeedEpisode {
  /** The name of the podcast. */
  readonly show: string;
  /** The page of the episode. */
  readonly page: string;
  /** The address of its picture, or that of the podcast. */
  readonly picture: string;
  /** The show notes, as the feed has them: HTML or plain text, not sanitised. */
  readonly notes: string;
  readonly chapters: readonly Chapter[];
}

/** What a recording says of itself (ID3, and what other formats have for it); each may be "" or empty. */
export interface RecordingTags {
  readonly title: string;
  readonly album: string;
  readonly artist: string;
  readonly chapters: readonly Chapter[];
  readonly picture: { readonly type: string; readonly bytes: Uint8Array<ArrayBuffer> } | undefined;
}

/** What is known of a recording, of its feed before its own tags. */
export interface Episode {
  readonly show: string;
  readonly page: string;
  readonly chapters: readonly Chapter[];
}

/** What the feed and the recording itself say, as one. */
export function episodeOf(feed: FeedEpisode | undefined, tags: RecordingTags | undefined): Episode {
  const chapters = chaptersInOrder(feed?.chapters ?? []);
  return {
    show: named(feed?.show) || named(tags?.album) || named(tags?.artist),
    page: feed?.page ?? "",
    chapters: chapters.length > 0 ? chapters : chaptersInOrder(tags?.chapters ?? []),
  };
}

/** Letters of a show's name. */
const LONGEST = 200;

function named(text = ""): string {
  return text.replace(/\s+/g, " ").trim().slice(0, LONGEST);
}
