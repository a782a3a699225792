import { Button } from "../../../ui/controls/button.tsx";
import { SectionHeading } from "../../../ui/layout/page.tsx";
import { Sheet } from "../../../ui/layout/sheet.tsx";
import type { Article } from "../../article-record.ts";
import type { Highlight } from "../../highlights/highlight-record.ts";
import { highlightsAsMarkdown, highlightsOf } from "../../highlights/highlights-store.ts";
import { copyText } from "../../highlights/quote-sharing.ts";
import { findQuote } from "../../highlights/rules/text-quote.ts";
import { messages } from "../messages.ts";
import type { OpenText } from "./open-text.ts";
import "../../../ui/lists/rows.css";
import "./contents-sheet.css";

/** What is in the text: its headings, and what was highlighted in it. */
export function ContentsSheet(props: {
  readonly article: Article;
  readonly text: OpenText;
  readonly onClose: () => void;
}) {
  const { article, text, onClose } = props;
  const headings = text.headings();
  const highlights = highlightsOf(article.id);
  const goTo = (element: HTMLElement): void => {
    onClose();
    const range = document.createRange();
    range.selectNodeContents(element);
    text.places.reveal(range);
  };
  return (
    <Sheet title={messages.contents} closeLabel={messages.close} onClose={onClose}>
      {headings.length === 0 && <p class="quiet-text">{messages.noContents}</p>}
      <ol class="contents">
        {headings.map((heading, index) => (
          <li key={index} class={`contents__item contents__item--${Math.min(heading.level, 3)}`}>
            <button type="button" class="row-button contents__link" onClick={() => goTo(heading.element)}>
              {heading.text}
            </button>
          </li>
        ))}
      </ol>
      <section>
        <SectionHeading
          detail={highlights.length === 0 ? undefined : messages.highlightsCount(highlights.length)}
        >
          {messages.highlights}
        </SectionHeading>
        {highlights.length === 0 ? (
          <p class="quiet-text">{messages.noHighlights}</p>
        ) : (
          <>
            <ul class="contents">
              {highlights.map((highlight) => (
                <HighlightItem key={highlight.id} highlight={highlight} text={text} onGo={onClose} />
              ))}
            </ul>
            <div class="row-of-buttons">
              <Button icon="export" onPress={() => void copyText(highlightsAsMarkdown(article))}>
                {messages.copyHighlights}
              </Button>
            </div>
          </>
        )}
      </section>
    </Sheet>
  );
}

function HighlightItem(props: {
  readonly highlight: Highlight;
  readonly text: OpenText;
  readonly onGo: () => void;
}) {
  const { highlight, text } = props;
  const index = text.index();
  const range = findQuote(index.text, highlight, highlight.start);
  const go = (): void => {
    props.onGo();
    const place = range === undefined ? undefined : index.pageRange(range);
    if (place !== undefined) text.places.reveal(place);
  };
  return (
    <li class="contents__item">
      <button
        type="button"
        class="row-button contents__link contents__link--quote"
        disabled={range === undefined}
        onClick={go}
      >
        {highlight.exact}
      </button>
      {highlight.note !== "" && <p class="contents__note">{highlight.note}</p>}
      {range === undefined && <p class="quiet-text">{messages.lost}</p>}
    </li>
  );
}
