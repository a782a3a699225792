import { useEffect, useState } from "preact/hooks";
import { Button, IconButton } from "../../../ui/controls/button.tsx";
import { ChipRow } from "../../../ui/controls/chips.tsx";
import { download } from "../../../ui/download.ts";
import { EmptyState } from "../../../ui/layout/notice.tsx";
import { showToast } from "../../../ui/layout/toast.tsx";
import { type Plan, type TopicStatus, topicStatuses } from "../../plan-record.ts";
import { moveTopic, topicBeside } from "../../rules/editing/edit-topics.ts";
import { prioritizedList } from "../../rules/editing/prioritized-list.ts";
import type { Outline, Topic } from "../../rules/outline.ts";
import { loadTopics, statusOf } from "../../topics-store.ts";
import { editWithUndo } from "../edit-with-undo.ts";
import { TopicDragHandle } from "./topic-drag-handle.tsx";
import { TopicSheet } from "./topic-sheet.tsx";
import { messages } from "./topics-messages.ts";
import "../../../ui/lists/rows.css";
import "./topics.css";

interface ViewProps {
  readonly plan: Plan;
  readonly outline: Outline;
}

/** Which gap do I close first? The topics as a ranked list; its order is the file's. */
export function TopicsView({ plan, outline }: ViewProps) {
  const [shown, setShown] = useState<TopicStatus | "all">("all");
  useEffect(() => void loadTopics(plan.id), [plan.id]);
  const { topics } = outline;
  if (topics.length === 0) return <EmptyState title={messages.none}>{messages.noneText}</EmptyState>;
  const count = (status: TopicStatus): number =>
    topics.filter((topic) => statusOf(plan.id, topic) === status).length;
  const ranked = topics.map((topic, index) => ({ topic, rank: index + 1 }));
  const listed = ranked.filter(({ topic }) => shown === "all" || statusOf(plan.id, topic) === shown);
  return (
    <>
      <ChipRow
        label={messages.filter}
        chosen={shown}
        onChoose={setShown}
        options={[
          { value: "all", text: messages.all, count: topics.length },
          ...topicStatuses.map((status) => ({
            value: status,
            text: messages.status[status],
            count: count(status),
          })),
        ]}
      />
      <ol class="topic-list">
        {listed.map(({ topic, rank }) => (
          <TopicRow key={topic.key} plan={plan} outline={outline} topic={topic} rank={rank} />
        ))}
      </ol>
      <div class="row-of-buttons">
        <Button
          icon="export"
          onPress={() => {
            const list = prioritizedList(
              messages.listTitle(outline.title),
              topics,
              (topic) => messages.status[statusOf(plan.id, topic)],
            );
            download("prioritized-topics.md", list, "text/markdown");
            showToast(messages.exported);
          }}
        >
          {messages.exportList}
        </Button>
      </div>
    </>
  );
}

function TopicRow(props: ViewProps & { readonly topic: Topic; readonly rank: number }) {
  const { plan, outline, topic, rank } = props;
  const [open, setOpen] = useState(false);
  const status = statusOf(plan.id, topic);
  const move = (by: -1 | 1): Promise<boolean> =>
    editWithUndo(plan, moveTopic(plan.source, outline, topic, by), messages.moved(rank, rank + by));
  return (
    <li class="topic-row">
      <span class="topic-row__rank">{rank}</span>
      <div class="topic-row__body">
        <p class="topic-row__title" dir="auto">
          {/* On wide rows a button at the row's end does the same. */}
          <button type="button" class="row-button topic-row__open" onClick={() => setOpen(true)}>
            {topic.id !== undefined && <span class="topic-row__id">{topic.id} </span>}
            {topic.title}
          </button>
        </p>
        <p class="topic-row__meta">
          <span class={`topic-status topic-status--${status}`}>{messages.status[status]}</span>
          {topic.priority !== undefined && (
            <span class={`priority--${topic.priority}`}>{messages.priority[topic.priority]}</span>
          )}
        </p>
      </div>
      <div class="topic-row__moves">
        <IconButton
          icon="up"
          label={messages.up(topic.title)}
          disabled={topicBeside(outline, topic, -1) === undefined}
          onPress={() => void move(-1)}
        />
        <IconButton
          icon="down"
          label={messages.down(topic.title)}
          disabled={topicBeside(outline, topic, 1) === undefined}
          onPress={() => void move(1)}
        />
        <span class="topic-row__more">
          <IconButton icon="more" label={messages.more(topic.title)} onPress={() => setOpen(true)} />
        </span>
        <TopicDragHandle {...props} />
      </div>
      {open && <TopicSheet plan={plan} topic={topic} onClose={() => setOpen(false)} />}
    </li>
  );
}
