import { useEffect } from "preact/hooks";
import { loadReading, queue } from "../reading/reading-store.ts";
import { ArticleRow } from "../reading/screens/article-row.tsx";
import { ButtonLink } from "../ui/button.tsx";
import { SectionHeading } from "../ui/page.tsx";
import { routeTo } from "../ui/route.ts";
import { messages } from "./messages.ts";

const SHOWN = 5;

/** The beginning of the reading queue. */
export function ToRead() {
  useEffect(() => void loadReading(), []);
  const articles = queue.value;
  if (articles === undefined) return null;
  return (
    <section class="line-read">
      <SectionHeading>{messages.read}</SectionHeading>
      {articles.length === 0 && <p class="quiet-text">{messages.nothingToRead}</p>}
      <ul class="article-list">
        {articles.slice(0, SHOWN).map((article) => (
          <ArticleRow key={article.id} article={article} chosen={false} />
        ))}
      </ul>
      <div class="row-of-buttons">
        <ButtonLink href={routeTo("read")}>{messages.toQueue}</ButtonLink>
      </div>
    </section>
  );
}
