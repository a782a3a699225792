import { ButtonLink } from "../../ui/controls/button.tsx";
import { EmptyState, Progress } from "../../ui/layout/notice.tsx";
import { SectionHeading } from "../../ui/layout/page.tsx";
import { routeTo } from "../../ui/navigation/route.ts";
import { sourceOf, titleOf } from "../article-title.ts";
import { minutesLeft, shareRead } from "../reading-store.ts";
import { articlesPresent, shelfRevision } from "../shelf-store.ts";
import { messages } from "./messages.ts";
import { begun, queue } from "./unread-queue.ts";

/** Beside the queue while nothing is open: the article one stopped in, or what to choose from. */
export function GoOn() {
  shelfRevision.value;
  const article = begun.value.find(({ id }) => articlesPresent().has(id));
  if (article === undefined)
    return (
      <EmptyState title={messages.chooseTitle}>
        {queue.value.length === 0 ? messages.chooseNothing : messages.chooseText}
      </EmptyState>
    );
  const minutes = minutesLeft(article);
  const left = minutes === undefined ? "" : messages.minutesLeft(Math.max(1, Math.round(minutes)));
  return (
    <>
      <SectionHeading>{messages.goOnTitle}</SectionHeading>
      <section class="card go-on">
        <p class="quiet-text" dir="auto">
          {[sourceOf(article), left].filter((part) => part !== "").join(" · ")}
        </p>
        <h3 class="go-on__title" dir="auto">
          {titleOf(article)}
        </h3>
        <Progress value={shareRead(article)} label={messages.progress} />
        <div class="row-of-buttons">
          <ButtonLink kind="primary" href={routeTo("read", { article: article.id })}>
            {messages.goOn}
          </ButtonLink>
        </div>
      </section>
    </>
  );
}
