import { useEffect, useState } from "preact/hooks";
import { Button } from "../../ui/controls/button.tsx";
import { Notice } from "../../ui/layout/notice.tsx";
import { hrefOf } from "../../ui/navigation/href.ts";
import { routeTo, useNavigate, useQuery } from "../../ui/navigation/route.ts";
import { lazy } from "../../ui/rendering/lazy.tsx";
import type { Article } from "../article-record.ts";
import type { ArticleBody, ArticlePicture } from "../article-shelf.ts";
import { originalOf, sourceOf, titleOf } from "../article-title.ts";
import { fetchArticle } from "../fetching/fetch-articles.ts";
import { setWhole } from "../queue/change-articles.ts";
import { minutesOf } from "../reading-store.ts";
import { FileLinks } from "./file-links.tsx";
import { messages } from "./messages.ts";
import { ReaderBar } from "./reader-bar.tsx";
import { finish } from "./reader-header.tsx";
import { ArticleText } from "./text/article-text.tsx";
import type { OpenText } from "./text/open-text.ts";

const NotesAbout = lazy(() =>
  import("../../notes/linking/notes-about.tsx").then((module) => module.NotesAbout),
);
const SpeechBar = lazy(() => import("../listening/speech-bar.tsx").then((module) => module.SpeechBar));
const AudioBar = lazy(() => import("../listening/audio-bar.tsx").then((module) => module.AudioBar));

const RecordingHead = lazy(() =>
  import("../listening/recording-head.tsx").then((module) => module.RecordingHead),
);

/** Begins an article at its title for whoever does not see it open, unless they are in a sheet or a field. */
function focusTitle(title: HTMLElement | null): void {
  const active = document.activeElement;
  if (active?.matches("dialog *, input, textarea, [contenteditable]") === true) return;
  title?.focus({ preventScroll: true });
}

/** An article whose text or recording is here: its head, its text, its end, and the bars below it. */
export function ArticlePage(props: {
  readonly article: Article;
  readonly body: ArticleBody;
  readonly pictures: readonly ArticlePicture[];
  readonly next: Article | undefined;
  readonly onDone: () => void;
}) {
  const { article, body, next } = props;
  const navigate = useNavigate();
  const listenAtOnce = useQuery().listen !== undefined;
  const [text, setText] = useState<OpenText | undefined>(undefined);
  const [listening, setListening] = useState(listenAtOnce);
  const recording = body.file?.type.startsWith("audio/") === true ? body.file.key : undefined;
  const minutes = minutesOf(article);
  const onEnd = (): void => {
    void finish(article, true);
    if (next === undefined) setListening(false);
    else navigate(routeTo("read", { article: next.id, listen: "1" }));
  };
  useEffect(() => {
    // Going back to this article later is not meant to start its voice again.
    if (listenAtOnce) navigate(routeTo("read", { article: article.id }), true);
  }, []);
  useEffect(() => {
    // One that an earlier version kept: what it says of itself is read now, from its file here.
    if (recording !== undefined && body.chapters === undefined) void fetchArticle(article.id);
  }, []);
  const head = (
    <>
      <h1 class="article__title" dir="auto" ref={focusTitle} tabIndex={-1}>
        {titleOf(article)}
      </h1>
      <p class="article__source" dir="auto">
        {[
          body.byline,
          sourceOf(article),
          body.published === "" ? "" : dayText(body.published),
          minutes === undefined ? "" : messages.minutesAll(minutes),
        ]
          .filter((part) => part !== "")
          .join(" · ")}
        {originalOf(article) !== "" && (
          <>
            {" · "}
            <a href={hrefOf(originalOf(article))} target="_blank" rel="noreferrer noopener">
              {messages.original}
            </a>
          </>
        )}
      </p>
      {recording !== undefined && (
        <RecordingHead article={article} file={recording} body={body} pictures={props.pictures} />
      )}
      {body.file !== undefined && (
        <FileLinks file={body.file} name={article.file?.name || titleOf(article)} empty={body.html === ""} />
      )}
      {recording === undefined && <Doubt article={article} found={body.found} />}
    </>
  );
  const end = (
    <>
      <footer class="article__end">
        {article.finishedAt === null ? (
          <Button kind="primary" icon="check" onPress={props.onDone}>
            {messages.done}
          </Button>
        ) : (
          <Button onPress={() => void finish(article, false)}>{messages.notDone}</Button>
        )}
        {next !== undefined && (
          <a class="button button--quiet" href={hrefOf(routeTo("read", { article: next.id }))}>
            {messages.next(titleOf(next))}
          </a>
        )}
      </footer>
      <NotesAbout
        about={{ kind: "article", article: article.id, title: titleOf(article), address: article.address }}
        label={messages.writeNote}
      />
    </>
  );
  return (
    <>
      <article
        class="article"
        lang={body.language === "" ? undefined : body.language}
        dir={body.direction === "" ? "auto" : body.direction}
      >
        {body.html === "" ? (
          <>
            {head}
            {end}
          </>
        ) : (
          <ArticleText {...props} head={head} end={end} onOpen={setText} />
        )}
      </article>
      <div class="reader__foot">
        {recording !== undefined && <AudioBar article={article} file={recording} playAtOnce={listenAtOnce} />}
        {listening && text !== undefined && recording === undefined && (
          <SpeechBar
            article={article}
            language={body.language}
            text={text}
            onClose={() => setListening(false)}
            onEnd={onEnd}
          />
        )}
        {text !== undefined && recording === undefined && (
          <ReaderBar
            article={article}
            text={text}
            listening={listening}
            onListen={() => setListening(!listening)}
          />
        )}
      </div>
    </>
  );
}

/** Says so where the text may not be the article, and offers what else there is. */
function Doubt({ article, found }: { readonly article: Article; readonly found: ArticleBody["found"] }) {
  const choose = async (whole: boolean): Promise<void> => {
    if ((await setWhole(article.id, whole)).ok) await fetchArticle(article.id);
  };
  if (found === "article") return null;
  return (
    <Notice>
      {found === "poor" ? messages.poor : messages.wholePage}
      <div class="row-of-buttons">
        {found === "poor" && <Button onPress={() => void choose(true)}>{messages.showWhole}</Button>}
        {found === "whole-page" && article.whole && (
          <Button onPress={() => void choose(false)}>{messages.showArticle}</Button>
        )}
      </div>
    </Notice>
  );
}

const dayFormat = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeZone: "UTC" });

function dayText(day: string): string {
  const time = Date.parse(day);
  return Number.isNaN(time) ? day : dayFormat.format(time);
}
