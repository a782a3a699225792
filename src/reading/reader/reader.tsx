import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import { Button, OutsideLink } from "../../ui/controls/button.tsx";
import { EmptyState, Progress } from "../../ui/layout/notice.tsx";
import { usePageTitle } from "../../ui/layout/page.tsx";
import type { Article } from "../article-record.ts";
import { type ArticleBody, type ArticlePicture, readBody, readPictures } from "../article-shelf.ts";
import { originalOf, titleOf } from "../article-title.ts";
import { fetchArticle } from "../fetching/fetch-articles.ts";
import { troubleText } from "../fetching/trouble-text.ts";
import { loadHighlights } from "../highlights/highlights-store.ts";
import { articles, shareRead } from "../reading-store.ts";
import { shelfOf } from "../shelf-store.ts";
import { ArticlePage } from "./article-page.tsx";
import { loadReaderLook, readerLook } from "./look/reader-look.ts";
import { messages } from "./messages.ts";
import { finish, ReaderHeader } from "./reader-header.tsx";
import { useBarsAway } from "./reading-bars.ts";
import "./look/reader-look.css";
import "./reader.css";
import { navigate } from "../../ui/navigation/location.ts";
import { routeTo } from "../../ui/navigation/route.ts";

export interface ReaderProps {
  readonly id: string;
  /** What stands over the article while a ride is under way. */
  readonly ride?: ComponentChildren;
  /** The article that comes after one, in the ride or in the queue. */
  readonly nextOf: (id: string) => Article | undefined;
  /** Whether the next is opened as soon as one is done, as on a ride. */
  readonly goesOn: boolean;
}

interface Opened {
  readonly body: ArticleBody;
  readonly pictures: readonly ArticlePicture[];
}

/** One article, open to be read or heard. */
export function Reader({ id, ride, nextOf, goesOn }: ReaderProps) {
  const article = articles.get(id);
  // Extracted anew, the text is another version though one is here all the while.
  const { present: here, owes, version } = shelfOf(id);
  const [opened, setOpened] = useState<Opened | undefined>(undefined);
  useEffect(() => {
    let left = false;
    if (here) {
      void Promise.all([readBody(id), readPictures(id), loadReaderLook(), loadHighlights()]).then(
        ([body, pictures]) => {
          if (left || !body.ok || body.value === undefined) return;
          setOpened({ body: body.value, pictures: pictures.ok ? pictures.value : [] });
        },
      );
    } else setOpened(undefined);
    return () => {
      left = true;
    };
  }, [id, here, version]);
  useEffect(() => {
    let left = false;
    if (!owes) {
      void readPictures(id).then((found) => {
        if (left || !found.ok) return;
        const pictures = found.value;
        setOpened((before) =>
          before === undefined || before.pictures.length === pictures.length
            ? before
            : { ...before, pictures },
        );
      });
    }
    return () => {
      left = true;
    };
  }, [id, owes]);
  const barsAway = useBarsAway(id);
  usePageTitle(article === undefined ? messages.title : titleOf(article));
  if (articles.reading.value.kind === "unread") return null;
  if (article === undefined) return <EmptyState title={messages.gone} />;
  const look = readerLook.value;
  const onDone = async (): Promise<void> => {
    const next = goesOn ? nextOf(id) : undefined;
    if ((await finish(article, true, next)) && next !== undefined)
      navigate(routeTo("read", { article: next.id }));
  };
  return (
    <div
      class="reader line-read"
      data-bars={barsAway ? "away" : "shown"}
      data-paper={look.paper}
      data-size={look.size}
      data-face={look.face}
      data-measure={look.measure}
      data-leading={look.leading}
      data-alignment={look.alignment}
      data-motion={look.motion}
    >
      <div class="reader__progress">
        <Progress value={shareRead(article)} label={messages.progress} />
      </div>
      <ReaderHeader article={article} onDone={() => void onDone()} />
      {ride}
      {opened === undefined ? (
        here ? null : (
          <NotHere article={article} />
        )
      ) : (
        <ArticlePage
          key={opened.body.fetchedAt}
          article={article}
          body={opened.body}
          pictures={opened.pictures}
          next={nextOf(id)}
          onDone={() => void onDone()}
        />
      )}
    </div>
  );
}

function NotHere({ article }: { readonly article: Article }) {
  const { trouble, fetching: busy } = shelfOf(article.id);
  return (
    <EmptyState
      title={busy ? messages.fetchingNow : messages.notHereTitle}
      actions={
        <>
          <Button kind="primary" disabled={busy} onPress={() => void fetchArticle(article.id)}>
            {messages.retry}
          </Button>
          {originalOf(article) !== "" && (
            <OutsideLink href={originalOf(article)}>{messages.original}</OutsideLink>
          )}
        </>
      }
    >
      {busy || trouble === undefined ? article.address : troubleText(trouble)}
    </EmptyState>
  );
}
