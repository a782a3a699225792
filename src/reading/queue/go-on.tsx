import { ButtonLink } from "../../ui/controls/button.tsx";
import { EmptyState, Progress } from "../../ui/layout/notice.tsx";
import { SectionHeading } from "../../ui/layout/page.tsx";
import { routeTo } from "../../ui/navigation/route.ts";
import type { Article } from "../article-record.ts";
import { titleOf } from "../article-title.ts";
import { minutesLeft, shareRead } from "../reading-store.ts";
import { peekShelf, shelfRevision } from "../shelf-store.ts";
import { messages } from "./messages.ts";
import { begun, queue } from "./unread-queue.ts";

const FURTHER = 4;

/** Beside the queue while nothing is open: where one stopped, and what else is half read or comes next. */
export function GoOn() {
  shelfRevision.value;
  const here = ({ id }: Article): boolean => peekShelf(id).present;
  const [article, ...rest] = [...new Set([...begun.value, ...firstOf(queue.value, here)])].filter(here);
  if (article === undefined) return <EmptyState title={messages.chooseTitle} />;
  const share = shareRead(article);
  return (
    <>
      <SectionHeading>{share > 0 ? messages.goOnTitle : messages.beginTitle}</SectionHeading>
      <section class="card go-on">
        <p class="quiet-text" dir="auto">
          {[article.site, leftText(article)].filter((part) => part !== "").join(" · ")}
        </p>
        <h3 class="go-on__title" dir="auto">
          {titleOf(article)}
        </h3>
        {share > 0 && <Progress value={share} label={messages.progress} />}
        <div class="row-of-buttons">
          <ButtonLink kind="primary" href={routeTo("read", { article: article.id })}>
            {share > 0 ? messages.goOn : messages.begin}
          </ButtonLink>
        </div>
      </section>
      {rest.length > 0 && (
        <>
          <SectionHeading>{messages.afterThat}</SectionHeading>
          <ul class="go-on__list">
            {rest.slice(0, FURTHER).map((next) => (
              <li key={next.id} class="go-on__row">
                <a class="go-on__link" dir="auto" href={routeTo("read", { article: next.id })}>
                  {titleOf(next)}
                </a>
                <span class="quiet-text">{leftText(next)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

/** The first of a queue that hold, as many as are shown: it may be thousands long. */
function firstOf(articles: readonly Article[], holds: (article: Article) => boolean): readonly Article[] {
  const found: Article[] = [];
  for (const article of articles) {
    if (found.length > FURTHER) break;
    if (holds(article)) found.push(article);
  }
  return found;
}

function leftText(article: Article): string {
  const minutes = minutesLeft(article);
  return minutes === undefined ? "" : messages.minutesLeft(Math.max(1, Math.round(minutes)));
}
