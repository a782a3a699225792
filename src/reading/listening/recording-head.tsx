import { useEffect, useState } from "preact/hooks";
import { SectionHeading } from "../../ui/layout/page.tsx";
import type { Article } from "../article-record.ts";
import type { ArticleBody, ArticlePicture } from "../article-shelf.ts";
import { type Chapter, chapterAt } from "../rules/chapter.ts";
import { messages } from "./messages.ts";
import { nowHeard } from "./now-heard.ts";
import { heardAt, playFrom } from "./playback.ts";
import { clock } from "./rules/clock.ts";
import "../../ui/lists/rows.css";
import "./recording-head.css";

/** What stands over the show notes of a recording: its picture and its chapters. */
export function RecordingHead(props: {
  readonly article: Article;
  readonly file: string;
  readonly body: Pick<ArticleBody, "chapters" | "cover">;
  readonly pictures: readonly ArticlePicture[];
}) {
  const { article, file, body } = props;
  const { chapters = [] } = body;
  const cover = props.pictures.find(({ number }) => number === body.cover);
  return (
    <>
      {cover !== undefined && <Cover picture={cover} />}
      {chapters.length > 0 && <Chapters article={article} file={file} chapters={chapters} />}
    </>
  );
}

function Cover({ picture }: { readonly picture: ArticlePicture }) {
  const [address, setAddress] = useState<string | undefined>(undefined);
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([picture.bytes], { type: picture.type }));
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [picture]);
  return <img class="recording-cover" src={address} alt={messages.cover} width={160} height={160} />;
}

function Chapters(props: {
  readonly article: Article;
  readonly file: string;
  readonly chapters: readonly Chapter[];
}) {
  const { article, file, chapters } = props;
  const isOpen = nowHeard.value?.article === article.id;
  const at = chapterAt(chapters, isOpen ? heardAt.value : article.heard);
  return (
    <section class="chapters" aria-label={messages.chapters}>
      <SectionHeading>{messages.chapters}</SectionHeading>
      <ol class="chapters__list">
        {chapters.map(({ start, title }, number) => (
          <li key={start} class="chapters__item">
            <button
              type="button"
              class="row-button chapters__button"
              aria-current={number === at ? "true" : undefined}
              onClick={() => void playFrom(article, file, start)}
            >
              <span class="chapters__time">{clock(start)}</span>
              <span dir="auto">{title}</span>
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}
