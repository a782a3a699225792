import { sizeOfPicture } from "../../ui/pictures/size-of-picture.ts";
import { type Picture, smallerPicture } from "../../ui/pictures/smaller-picture.ts";
import { episodeOf, type RecordingTags } from "../rules/episode.ts";
import { episodeInFeed } from "./episode-in-feed.ts";
import type { ExtractedSource } from "./extracted-source.ts";
import { extractFragment, extractPlainText } from "./extraction/extract-text.ts";
import type { ExtractedArticle } from "./extraction/extracted-article.ts";
import { NOWHERE } from "./extraction/nowhere.ts";
import type { ArticleSource } from "./readable-source.ts";
import { recordingTags } from "./recording-tags.ts";

/** What there is to know of a recording: its length, what its tags say, and what its feed says, with its show notes as text. */
export async function extractRecording(
  source: ArticleSource,
  address: string,
  empty: ExtractedArticle,
): Promise<ExtractedSource> {
  const recording = new Blob([source.bytes], { type: source.type });
  const [seconds, tags, feed] = await Promise.all([
    secondsOf(recording),
    recordingTags(recording),
    address === "" ? undefined : episodeInFeed(address),
  ]);
  const cover = await coverIn(tags);
  return {
    ...(notesAsArticle(feed?.notes ?? "", feed?.page || source.address || NOWHERE) ?? empty),
    title: tags?.title.trim() || empty.title,
    site: empty.site,
    // What is read of an episode is beside what is heard of it.
    length: empty.length,
    seconds,
    episode: {
      ...episodeOf(feed, tags),
      cover,
      coverAddress: cover === undefined ? (feed?.picture ?? "") : "",
    },
  };
}

/** Show notes, which feeds have as HTML or as lines of plain text. */
function notesAsArticle(notes: string, address: string): ExtractedArticle | undefined {
  return /<\/?[a-z][^<>]*>/i.test(notes)
    ? extractFragment(notes, address)
    : extractPlainText(notes.replace(/\r?\n/g, "\n\n"), address, "");
}

async function coverIn(tags: RecordingTags | undefined): Promise<Picture | undefined> {
  if (tags?.picture === undefined) return undefined;
  const { type, bytes } = tags.picture;
  const size = await sizeOfPicture(new Blob([bytes], { type }));
  return size === undefined ? undefined : await smallerPicture({ type, bytes, ...size });
}

/** Milliseconds that a browser may take to say how long a recording is. */
const PATIENCE = 8000;

/** The length of a recording in seconds; 0 where this browser cannot tell. */
async function secondsOf(recording: Blob): Promise<number> {
  const address = URL.createObjectURL(recording);
  const audio = new Audio();
  audio.preload = "metadata";
  try {
    return await new Promise<number>((resolve) => {
      const tell = (): void => resolve(Number.isFinite(audio.duration) ? Math.round(audio.duration) : 0);
      audio.addEventListener("loadedmetadata", tell);
      audio.addEventListener("error", tell);
      setTimeout(tell, PATIENCE);
      audio.src = address;
    });
  } finally {
    audio.removeAttribute("src");
    URL.revokeObjectURL(address);
  }
}
