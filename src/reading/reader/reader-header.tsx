import { IconButton, IconLink } from "../../ui/controls/button.tsx";
import { SubHeader } from "../../ui/layout/page.tsx";
import { routeTo } from "../../ui/navigation/route.ts";
import { withUndo } from "../../undo/with-undo.ts";
import type { Article } from "../article-record.ts";
import { titleOf } from "../article-title.ts";
import { setFinished } from "../queue/change-articles.ts";
import { minutesLeft } from "../reading-store.ts";
import { messages } from "./messages.ts";

/** The way back, what is left, a note, and the tick. */
export function ReaderHeader({ article }: { readonly article: Article }) {
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
            onPress={() => void finish(article, !done)}
          />
        </>
      }
    >
      {done ? messages.isDone : left === undefined ? "" : messages.minutesLeft(left)}
    </SubHeader>
  );
}

/** Marks an article done or not, with undo. */
export async function finish(article: Article, done: boolean): Promise<void> {
  const changed = setFinished([article.id], done ? Date.now() : null);
  await withUndo(changed, done ? messages.finishedToast : messages.backInQueue);
}
