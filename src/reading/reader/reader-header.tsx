import { IconButton, IconLink } from "../../ui/controls/button.tsx";
import { SubHeader } from "../../ui/layout/page.tsx";
import { routeTo } from "../../ui/navigation/route.ts";
import { withUndo } from "../../undo/with-undo.ts";
import type { Article } from "../article-record.ts";
import { titleOf } from "../article-title.ts";
import { nowHeard } from "../listening/now-heard.ts";
import { setFinished } from "../queue/change-articles.ts";
import { minutesLeft } from "../reading-store.ts";
import { messages } from "./messages.ts";

/** The way back, what is left, a note, and the tick. */
export function ReaderHeader({
  article,
  onDone,
}: {
  readonly article: Article;
  readonly onDone: () => void;
}) {
  const left = minutesLeft(article);
  const done = article.finishedAt !== null;
  return (
    <SubHeader
      back={routeTo("read")}
      backLabel={messages.back}
      actions={
        <>
          <IconLink
            icon="write"
            label={messages.writeNote}
            href={routeTo("notes", {
              about: "article",
              article: article.id,
              title: titleOf(article),
              address: article.address,
            })}
          />
          <IconButton
            icon="done"
            label={done ? messages.notDone : messages.markDone}
            pressed={done}
            onPress={() => (done ? void finish(article, false) : onDone())}
          />
        </>
      }
    >
      {done ? messages.isDone : left === undefined ? "" : messages.minutesLeft(left)}
    </SubHeader>
  );
}

/** Marks an article done or not, with undo; where another is begun then, that is said as well. */
export async function finish(article: Article, done: boolean, next?: Article): Promise<boolean> {
  const changed = setFinished([article.id], done ? Date.now() : null);
  // What one is done with is not heard on.
  if (done && nowHeard.peek()?.article === article.id)
    void import("../listening/playback.ts").then(({ closeRecording }) => closeRecording());
  const words =
    next === undefined ? messages.finishedToast : messages.doneAndNext(titleOf(next), minutesLeft(next));
  return withUndo(changed, done ? words : messages.backInQueue);
}
