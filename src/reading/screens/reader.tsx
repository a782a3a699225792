import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { succeeded } from "../../storage/failure-report.ts";
import { Button, IconButton, IconLink } from "../../ui/button.tsx";
import { EmptyState, Progress } from "../../ui/notice.tsx";
import { SubHeader, usePageTitle } from "../../ui/page.tsx";
import { routeTo, useNavigate } from "../../ui/route.ts";
import { showToast } from "../../ui/toast.tsx";
import type { Article } from "../article-record.ts";
import { type ArticleBody, readBody } from "../article-shelf.ts";
import { titleOf } from "../article-title.ts";
import { fetchArticle } from "../fetch-articles.ts";
import { messages } from "../messages.ts";
import { articleId, setFinished } from "../queue-actions.ts";
import { articlesById, fetching, minutesOf, onDevice, queue, shareRead, troubles } from "../reading-store.ts";
import { canonicalAddress } from "../rules/canonical-address.ts";
import { showPictures } from "./article-pictures.ts";
import { followPlace } from "./reading-place.ts";
import { makeScrollable } from "./scroll-regions.ts";
import { troubleText } from "./trouble-text.ts";
import "./reading.css";

/** One article, open to be read. */
export function Reader({ id }: { readonly id: string }) {
  const article = articlesById.value?.get(id);
  const here = onDevice.value.has(id);
  const [body, setBody] = useState<ArticleBody | undefined>(undefined);
  useEffect(() => {
    if (here) void readBody(id).then(setBody);
  }, [id, here]);
  usePageTitle(article === undefined ? messages.title : titleOf(article));
  if (articlesById.value === undefined) return null;
  if (article === undefined) return <EmptyState title={messages.gone} />;
  return (
    <div class="reader line-read">
      <div class="reader__progress">
        <Progress value={shareRead(article)} label={messages.progress} />
      </div>
      <ReaderHeader article={article} />
      {body === undefined ? (
        here ? null : (
          <NotHere article={article} />
        )
      ) : (
        <ArticleText article={article} body={body} />
      )}
    </div>
  );
}

function ReaderHeader({ article }: { readonly article: Article }) {
  const minutes = minutesOf(article);
  const left =
    minutes === undefined ? undefined : Math.max(1, Math.round(minutes * (1 - shareRead(article))));
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
            label={article.finishedAt === null ? messages.markDone : messages.notDone}
            pressed={article.finishedAt !== null}
            onPress={() => void finish(article, article.finishedAt === null)}
          />
        </>
      }
    >
      {article.finishedAt !== null ? messages.isDone : left === undefined ? "" : messages.minutesLeft(left)}
    </SubHeader>
  );
}

async function finish(article: Article, done: boolean): Promise<void> {
  const outcome = await setFinished(article.id, done ? Date.now() : null);
  if (!succeeded(outcome)) return;
  showToast(done ? messages.finishedToast : messages.backInQueue, {
    label: messages.undo,
    run: () => void setFinished(article.id, article.finishedAt),
  });
}

function NotHere({ article }: { readonly article: Article }) {
  const trouble = troubles.value.get(article.id);
  const busy = fetching.value === article.id;
  return (
    <EmptyState
      title={busy ? messages.fetchingNow : messages.notHereTitle}
      actions={
        <>
          <Button kind="primary" disabled={busy} onPress={() => void fetchArticle(article.id)}>
            {messages.retry}
          </Button>
          <a class="button button--quiet" href={article.address} target="_blank" rel="noreferrer noopener">
            {messages.original}
          </a>
        </>
      }
    >
      {busy || trouble === undefined ? article.address : troubleText(trouble)}
    </EmptyState>
  );
}

/** The saved article a link in a text leads to, where it is on this device. */
function savedCopy(target: EventTarget | null): string | undefined {
  const link = target instanceof Element ? target.closest<HTMLAnchorElement>("a[href]") : null;
  const address = link === null ? undefined : canonicalAddress(link.href);
  const id = address === undefined ? undefined : articleId(address);
  return id !== undefined && onDevice.value.has(id) ? id : undefined;
}

function ArticleText({ article, body }: { readonly article: Article; readonly body: ArticleBody }) {
  const text = useRef<HTMLDivElement>(null);
  const navigate = useNavigate();
  const minutes = minutesOf(article);
  const { id } = article;
  useLayoutEffect(() => {
    const element = text.current;
    if (element === null) return;
    // Sanitised before it was stored; see extraction/sanitise.ts.
    element.innerHTML = body.html;
    makeScrollable(element, messages.table);
    const hidePictures = showPictures(element, id);
    const stopFollowing = followPlace(element, id, articlesById.peek()?.get(id)?.place ?? null);
    const followSaved = (event: MouseEvent): void => {
      const saved = savedCopy(event.target);
      if (saved === undefined || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      navigate(routeTo("read", { article: saved }));
    };
    element.addEventListener("click", followSaved);
    return () => {
      element.removeEventListener("click", followSaved);
      stopFollowing();
      hidePictures();
    };
  }, [id, body]);
  const next = queue.value?.find((other) => other.id !== id && onDevice.value.has(other.id));
  return (
    <article class="article" lang={body.language === "" ? undefined : body.language}>
      <h1 class="article__title">{titleOf(article)}</h1>
      <p class="article__source">
        {[body.byline, article.site, minutes === undefined ? "" : messages.minutesAll(minutes)]
          .filter(Boolean)
          .join(" · ")}
        {" · "}
        <a href={article.address} target="_blank" rel="noreferrer noopener">
          {messages.original}
        </a>
      </p>
      <div ref={text} class="prose article__text" />
      <footer class="article__end">
        {article.finishedAt === null ? (
          <Button kind="primary" icon="check" onPress={() => void finish(article, true)}>
            {messages.done}
          </Button>
        ) : (
          <Button onPress={() => void finish(article, false)}>{messages.notDone}</Button>
        )}
        {next !== undefined && (
          <a class="button button--quiet" href={routeTo("read", { article: next.id })}>
            {messages.next(titleOf(next))}
          </a>
        )}
      </footer>
    </article>
  );
}
