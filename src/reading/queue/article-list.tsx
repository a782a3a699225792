import { useState } from "preact/hooks";
import { IconButton } from "../../ui/controls/button.tsx";
import { ChipRow } from "../../ui/controls/chips.tsx";
import { IconSelect } from "../../ui/controls/icon-select.tsx";
import { select as selectIcon, sort } from "../../ui/icons/reading-icons.ts";
import { EmptyState } from "../../ui/layout/notice.tsx";
import { ListHead } from "../../ui/lists/list-head.tsx";
import { useSelection } from "../../ui/lists/selection.ts";
import { VirtualList } from "../../ui/lists/virtual-list.tsx";
import { lazy } from "../../ui/rendering/lazy.tsx";
import { withUndo } from "../../undo/with-undo.ts";
import type { Article } from "../article-record.ts";
import { ArticleRow } from "./article-row.tsx";
import { setPosition } from "./change-articles.ts";
import { messages } from "./messages.ts";
import { articlesOf, type QueueView, tags } from "./queue-view.ts";
import { positionAt } from "./rules/position-at.ts";
import { orders } from "./rules/queue-order.ts";
import { ArticleSelectionBar } from "./selection-bar.tsx";
import { chooseQueueOrder, queueOrder } from "./unread-queue.ts";

const ArticleActions = lazy(() => import("./article-actions.tsx").then((module) => module.ArticleActions));

/** How high the rows of a long list are, in rem; queue.css says so as well. */
const ROW = 6.5;

/** The lists of the queue: which one, in which order, its rows, and what is done to several at once. */
export function ArticleList(props: { readonly chosen: string | undefined; readonly rideMinutes: number }) {
  const [view, setView] = useState<QueueView>("queue");
  const [acting, setActing] = useState<string | undefined>(undefined);
  const shown = articlesOf(view, props.rideMinutes);
  const ordered = view !== "finished" && view !== "archive";
  const actedOn = shown.find(({ id }) => id === acting);
  const selection = useSelection(() => shown.map(idOf));
  const { selected } = selection;
  return (
    <>
      <ListHead>
        <Views view={view} rideMinutes={props.rideMinutes} onChoose={setView} />
        {shown.length > 0 && ordered && (
          <IconSelect
            icon={sort}
            label={messages.order}
            value={queueOrder.value}
            options={orders.map((value) => ({ value, text: messages.orders[value] }))}
            onChange={chooseQueueOrder}
          />
        )}
        {shown.length > 0 && (
          <IconButton
            icon={selectIcon}
            label={selected === undefined ? messages.select : messages.selectDone}
            pressed={selected !== undefined}
            onPress={selected === undefined ? selection.begin : selection.end}
          />
        )}
      </ListHead>
      {shown.length === 0 && <EmptyList view={view} />}
      <VirtualList
        class="article-list"
        items={shown}
        rowHeight={ROW}
        away={props.chosen !== undefined}
        row={(article, index, size, top) => (
          <ArticleRow
            key={article.id}
            article={article}
            index={index}
            size={size}
            top={top}
            chosen={article.id === props.chosen}
            selected={selected?.has(article.id)}
            onSelect={selection.toggle}
            onActions={setActing}
          />
        )}
      />
      {selected !== undefined && (
        <ArticleSelectionBar
          articles={shown.filter(({ id }) => selected.has(id))}
          onAll={selection.all}
          onDone={selection.end}
        />
      )}
      {actedOn !== undefined && (
        <ArticleActions
          article={actedOn}
          {...(ordered && queueOrder.value === "hand" ? { move: mover(shown, actedOn) } : {})}
          onClose={() => setActing(undefined)}
        />
      )}
    </>
  );
}

const idOf = ({ id }: Article): string => id;

/** Moves one article among those shown; `to` is the index it is to have. */
function mover(
  shown: readonly Article[],
  article: Article,
): { readonly at: number; readonly last: number; to(index: number): void } {
  const at = shown.indexOf(article);
  const others = shown.filter((other) => other !== article);
  return {
    at,
    last: shown.length - 1,
    to: (index) => {
      void withUndo(
        setPosition(article.id, positionAt(others, index)),
        messages.movedTo(index + 1, shown.length),
      );
    },
  };
}

function Views(props: {
  readonly view: QueueView;
  readonly rideMinutes: number;
  readonly onChoose: (view: QueueView) => void;
}) {
  const count = (view: QueueView): number => articlesOf(view, props.rideMinutes).length;
  const fixed = (["queue", "fits", "listen", "finished", "archive"] as const).map((value) => ({
    value: value as QueueView,
    text: value === "fits" ? messages.view.fits(props.rideMinutes) : messages.view[value],
    count: count(value),
  }));
  const tagged = [...tags.value].map(([tag, number]) => ({
    value: `tag/${tag}` as QueueView,
    text: `#${tag}`,
    count: number,
  }));
  return (
    <ChipRow
      label={messages.views}
      chosen={props.view}
      onChoose={props.onChoose}
      options={[...fixed.filter(({ value, count: n }) => n > 0 || value !== "archive"), ...tagged]}
    />
  );
}

function EmptyList({ view }: { readonly view: QueueView }) {
  switch (view) {
    case "queue":
      return <EmptyState title={messages.empty.queue}>{messages.emptyText}</EmptyState>;
    case "listen":
      return <EmptyState title={messages.empty.listen}>{messages.emptyListen}</EmptyState>;
    case "fits":
    case "finished":
    case "archive":
      return <EmptyState title={messages.empty[view]} />;
    default:
      return <EmptyState title={messages.empty.tag} />;
  }
}
