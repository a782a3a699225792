import type { Article } from "../../reading/article-record.ts";
import { readBody } from "../../reading/article-shelf.ts";
import { closeRecording, openRecording } from "../../reading/listening/playback.ts";
import { nextInQueue } from "../../reading/queue/next-in-queue.ts";
import { finishArticles } from "../../reading/queue/with-undo.ts";
import { articles } from "../../reading/reading-store.ts";
import { nextOnRide } from "../../today/ride/ride-session.ts";
import { here, navigate } from "../../ui/navigation/location.ts";
import { routeTo } from "../../ui/navigation/route.ts";

/**
 * A recording was heard to its end: it is done, and what comes next on the ride or in the queue begins. A text is read
 * aloud only where its reader is looked at; else the player closes.
 */
export async function playWhatFollows(ended: string): Promise<void> {
  const article = articles.peek(ended);
  const next = nextOnRide(ended) ?? nextInQueue(ended);
  const isLookedAt = here.peek().searchParams.get("article") === ended;
  if (article !== undefined) await finishArticles([article]);
  if (next !== undefined && isLookedAt) {
    // Its own page opens the next; a text has no recording that could take the place of this one.
    await closeRecording();
    navigate(routeTo("read", { article: next.id, listen: "1" }));
    return;
  }
  const file = next === undefined ? undefined : await recordingOf(next);
  if (next === undefined || file === undefined) await closeRecording();
  else await openRecording(next, file, true);
}

async function recordingOf({ id }: Article): Promise<string | undefined> {
  const body = await readBody(id);
  const file = body.ok ? body.value?.file : undefined;
  return file?.type.startsWith("audio/") === true ? file.key : undefined;
}
