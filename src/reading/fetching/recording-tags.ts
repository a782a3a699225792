import * as v from "valibot";
import { askWorker } from "../../workers/ask-worker.ts";
import { chapterSchema } from "../rules/chapter.ts";
import type { RecordingTags } from "../rules/episode.ts";

/** Milliseconds that reading the tags of a recording may take. */
const PATIENCE = 15_000;

const text = v.fallback(v.string(), "");
const tagsSchema = v.object({
  title: text,
  album: text,
  artist: text,
  chapters: v.fallback(v.array(chapterSchema), []),
  picture: v.fallback(
    v.optional(
      v.object({
        type: v.pipe(v.string(), v.regex(/^image\//)),
        bytes: v.instance<typeof Uint8Array<ArrayBuffer>>(Uint8Array),
      }),
    ),
    undefined,
  ),
});

/** What a recording says of itself, read in a worker that can be ended; undefined where it says nothing that can be read. */
export async function recordingTags(recording: Blob): Promise<RecordingTags | undefined> {
  try {
    const worker = new Worker(new URL("./tags-worker.ts", import.meta.url), { type: "module" });
    return await askWorker(worker, recording, {
      patience: PATIENCE,
      answerIn: (data) => {
        const tags = v.safeParse(tagsSchema, data);
        return { answer: tags.success ? { ...tags.output, picture: tags.output.picture } : undefined };
      },
    });
  } catch {
    // Broken tags, or some that have no end: it is played without them.
    return undefined;
  }
}
