import { parseBlob } from "music-metadata";
import type { RecordingTags } from "../rules/episode.ts";

/** Bytes of a picture in a recording that are looked at. */
const LARGEST_PICTURE = 8 * 1024 * 1024;

/**
 * Reads what a recording says of itself: ID3v2 with its chapters (id3v2-chapters-1.0), and what MP4, Ogg and FLAC have
 * for it. Undefined where that cannot be read; never throws.
 */
export async function readTags(recording: Blob): Promise<RecordingTags | undefined> {
  try {
    const { common, format } = await parseBlob(recording, {
      duration: false,
      includeChapters: true,
      skipPostHeaders: true,
    });
    const [picture] = common.picture ?? [];
    return {
      title: common.title ?? "",
      album: common.album ?? "",
      artist: common.artist ?? "",
      chapters: (format.chapters ?? [])
        .map(({ start, timeScale, title }) => ({ start: start / (timeScale || 1), title }))
        .filter(({ start }) => Number.isFinite(start) && start >= 0),
      picture:
        picture === undefined || picture.data.length > LARGEST_PICTURE
          ? undefined
          : { type: picture.format, bytes: new Uint8Array(picture.data) },
    };
  } catch {
    return undefined;
  }
}
