import { IconButton } from "../../ui/controls/button.tsx";
import { Icon } from "../../ui/icons/icon.tsx";
import { listen } from "../../ui/icons/reading-icons.ts";
import { Progress } from "../../ui/layout/notice.tsx";
import { swipeable } from "../../ui/lists/swipe.ts";
import { rowPlace } from "../../ui/lists/virtual-list.tsx";
import { routeTo } from "../../ui/navigation/route.ts";
import { lazy } from "../../ui/rendering/lazy.tsx";
import { memo } from "../../ui/rendering/memo.tsx";
import type { Article } from "../article-record.ts";
import { sourceOf, titleOf } from "../article-title.ts";
import { downloads } from "../fetching/download-progress.ts";
import { isUnread, minutesOf, shareRead } from "../reading-store.ts";
import { shelfOf } from "../shelf-store.ts";
import { messages } from "./messages.ts";
import { archiveArticles, finishArticles, putBack } from "./with-undo.ts";
import "../../ui/lists/rows.css";
import "./queue.css";
import { hrefOf } from "../../ui/navigation/href.ts";

const TroubleLine = lazy(() => import("../fetching/trouble-line.tsx").then((module) => module.TroubleLine));

/** An article of a list: minutes, title, where it is from, how far it is read, whether it is here. */
export const ArticleRow = memo(function ArticleRow(props: {
  readonly article: Article;
  readonly index: number;
  readonly size: number;
  /** Where it stands in a long list. */
  readonly top: string | undefined;
  readonly chosen: boolean;
  /** Whether it is selected, while several are being chosen. */
  readonly selected: boolean | undefined;
  readonly onSelect: (id: string, toHere?: boolean) => void;
  readonly onActions: (id: string) => void;
}) {
  const { article, chosen, selected } = props;
  const title = titleOf(article);
  const minutes = minutesOf(article);
  const share = shareRead(article);
  const ended = article.finishedAt !== null || article.archivedAt !== null;
  return (
    <li
      {...rowPlace(props.index, props.size, props.top)}
      ref={swipeable({
        right: isUnread(article)
          ? { label: messages.done, run: () => void finishArticles([article]) }
          : { label: messages.notDone, run: () => void putBack([article]) },
        left:
          article.archivedAt === null
            ? { label: messages.archive, run: () => void archiveArticles([article]) }
            : undefined,
      })}
      class={`swipe-row article-row${chosen ? " chosen-row" : ""}${ended ? " article-row--ended" : ""}`}
    >
      {selected === undefined ? (
        <p class="article-row__minutes">
          {minutes ?? messages.unknownMinutes}
          <span class="article-row__unit">{messages.minutes}</span>
        </p>
      ) : (
        <label class="article-row__select">
          <input
            type="checkbox"
            checked={selected}
            aria-label={messages.selectNamed(title)}
            onClick={(event) => props.onSelect(article.id, event.shiftKey)}
          />
        </label>
      )}
      <div class="article-row__body">
        <a
          class="article-row__title two-lines"
          data-row
          dir="auto"
          href={hrefOf(routeTo("read", { article: article.id }))}
          onClick={(event) => {
            // While several are being chosen, a row is one more of them.
            if (selected === undefined) return;
            event.preventDefault();
            props.onSelect(article.id, event.shiftKey);
          }}
          aria-current={chosen ? "true" : undefined}
        >
          {title}
        </a>
        <Source article={article} />
        {share > 0 && article.finishedAt === null && <Progress value={share} label={messages.progress} />}
      </div>
      <div class="article-row__end">
        <SavedMark id={article.id} />
        {selected === undefined && (
          <IconButton
            icon="more"
            label={messages.actionsFor(title)}
            onPress={() => props.onActions(article.id)}
          />
        )}
      </div>
    </li>
  );
});

function Source({ article }: { readonly article: Article }) {
  const { trouble, present: here, fetching } = shelfOf(article.id);
  const share = downloads.value.get(article.id);
  if (fetching && !here)
    return (
      <p class="article-row__source">
        {share === undefined ? messages.fetchingNow : messages.downloading(Math.round(share * 100))}
      </p>
    );
  if (trouble !== undefined && !here) {
    if (trouble.kind === "offline") return <p class="article-row__source">{messages.waitsForNetwork}</p>;
    return <TroubleLine trouble={trouble} />;
  }
  return (
    <p class="article-row__source" dir="auto">
      {article.seconds > 0 && <Icon name={listen} small />}
      {[sourceOf(article), ...article.tags.map((tag) => `#${tag}`)].filter((part) => part !== "").join(" · ")}
    </p>
  );
}

function SavedMark({ id }: { readonly id: string }) {
  const { present, owes } = shelfOf(id);
  const here = present && !owes;
  const label = here ? messages.onDevice : present ? messages.picturesCome : messages.waits;
  return (
    <span class={here ? "saved-mark" : "saved-mark saved-mark--waiting"} title={label}>
      <Icon name={here ? "saved" : "waiting"} small />
      <span class="visually-hidden">{label}</span>
    </span>
  );
}
