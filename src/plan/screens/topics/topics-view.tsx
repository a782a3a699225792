import { useEffect, useRef, useState } from "preact/hooks";
import { NotesAbout } from "../../../notes/linking/notes-about.tsx";
import { succeeded } from "../../../storage/database/failure-report.ts";
import { Button, IconButton } from "../../../ui/controls/button.tsx";
import { ChipRow } from "../../../ui/controls/chips.tsx";
import { TextField } from "../../../ui/controls/field.tsx";
import { SelectField } from "../../../ui/controls/select-field.tsx";
import { download } from "../../../ui/download.ts";
import { Icon } from "../../../ui/icons/icon.tsx";
import { EmptyState } from "../../../ui/layout/notice.tsx";
import { Sheet } from "../../../ui/layout/sheet.tsx";
import { showToast } from "../../../ui/layout/toast.tsx";
import { routeTo } from "../../../ui/navigation/route.ts";
import { readAddress } from "../../../web/web-address.ts";
import { type Plan, type TopicStatus, topicStatuses } from "../../plan-record.ts";
import {
  addTopicAfter,
  moveTopic,
  removeTopic,
  rewordTopic,
  setPriority,
  topicBeside,
  writtenTitle,
} from "../../rules/editing/edit-topics.ts";
import { prioritizedList } from "../../rules/editing/prioritized-list.ts";
import type { Outline, Topic } from "../../rules/outline.ts";
import { loadTopics, readingOn, setReading, setStatus, statusOf } from "../../topics-store.ts";
import { editWithUndo } from "../edit-with-undo.ts";
import { messages } from "./topics-messages.ts";
import "../../../ui/lists/rows.css";
import "./topics.css";
import { hrefOf } from "../../../ui/navigation/href.ts";

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
  const row = useRef<HTMLLIElement>(null);
  return (
    <li class="topic-row" ref={row}>
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
        <DragHandle {...props} />
      </div>
      {open && <TopicSheet {...props} onClose={() => setOpen(false)} />}
    </li>
  );
}

/** Drags a row over its neighbours; the buttons beside it do the same by key. */
function DragHandle({
  plan,
  outline,
  topic,
  rank,
}: ViewProps & { readonly topic: Topic; readonly rank: number }) {
  const start = useRef(0);
  const drop = async (event: PointerEvent & { readonly currentTarget: HTMLElement }): Promise<void> => {
    const row = event.currentTarget.closest("li");
    const height = row?.offsetHeight ?? 0;
    row?.classList.remove("topic-row--lifted");
    row?.style.removeProperty("--drag");
    const steps = height === 0 ? 0 : Math.round((event.clientY - start.current) / height);
    if (steps === 0) return;
    const by = steps < 0 ? -1 : 1;
    let [source, current] = [plan.source, outline];
    const { understandAway } = await import("../../understand-away.ts");
    for (let step = 0; step < Math.abs(steps); step++) {
      const moving = current.topics.find(({ key }) => key === topic.key);
      const next = moving === undefined ? source : moveTopic(source, current, moving, by);
      if (next === source) break;
      source = next;
      current = await understandAway(source, plan.roles);
    }
    const to = current.topics.findIndex(({ key }) => key === topic.key) + 1;
    await editWithUndo(plan, source, messages.moved(rank, to));
  };
  return (
    <span
      class="topic-row__handle"
      title={messages.drag(topic.title)}
      aria-hidden="true"
      onPointerDown={(event) => {
        start.current = event.clientY;
        event.currentTarget.setPointerCapture(event.pointerId);
        event.currentTarget.closest("li")?.classList.add("topic-row--lifted");
      }}
      onPointerMove={(event) => {
        if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
        event.currentTarget.closest("li")?.style.setProperty("--drag", `${event.clientY - start.current}px`);
      }}
      onPointerUp={(event) => void drop(event)}
      onPointerCancel={(event) => {
        const row = event.currentTarget.closest("li");
        row?.classList.remove("topic-row--lifted");
        row?.style.removeProperty("--drag");
      }}
    >
      <Icon name="handle" />
    </span>
  );
}

function TopicSheet(props: ViewProps & { readonly topic: Topic; readonly onClose: () => void }) {
  const { plan, topic, onClose } = props;
  const written = writtenTitle(plan.source, topic);
  const [title, setTitle] = useState(written);
  const [added, setAdded] = useState("");
  const edit = async (source: string, said: string): Promise<void> => {
    if (await editWithUndo(plan, source, said)) onClose();
  };
  const add = (typed: string): void => {
    if (typed.trim() === "") return;
    setAdded("");
    void edit(addTopicAfter(plan.source, topic, typed), messages.added);
  };
  return (
    <Sheet title={topic.title} closeLabel={messages.close} onClose={onClose}>
      <div class="topic-sheet line-plan">
        <dl class="topic-sheet__labels">
          {topic.labels.map(({ label, text }) => (
            <div key={label + text}>
              {label !== "" && <dt>{label}</dt>}
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
        <SelectField
          label={messages.statusOf(topic.title)}
          value={statusOf(plan.id, topic)}
          options={topicStatuses.map((value) => ({ value, text: messages.status[value] }))}
          onChange={(status) => void setStatus(plan.id, topic, status).then(succeeded)}
        />
        {topic.priorityCell !== undefined && topic.priority !== undefined && (
          <SelectField
            label={messages.priorityOf(topic.title)}
            value={topic.priority}
            options={(["high", "medium", "low"] as const).map((value) => ({
              value,
              text: messages.priority[value],
            }))}
            onChange={(priority) => void edit(setPriority(plan.source, topic, priority), messages.changed)}
          />
        )}
        <NotesAbout
          about={{ kind: "topic", plan: plan.id, topic: topic.key, title: topic.title }}
          label={messages.note}
        />
        <Reading plan={plan} topic={topic} />
        <TextField
          label={messages.words}
          value={title}
          onInput={setTitle}
          onKeep={(typed) => {
            if (typed.trim() === "") setTitle(written);
            else void edit(rewordTopic(plan.source, topic, typed), messages.changed);
          }}
        />
        <TextField label={messages.addBehind} value={added} onInput={setAdded} onKeep={add} />
        <div class="row-of-buttons">
          <Button disabled={added.trim() === ""} onPress={() => add(added)}>
            {messages.add}
          </Button>
          <Button icon="remove" onPress={() => void edit(removeTopic(plan.source, topic), messages.removed)}>
            {messages.remove}
          </Button>
        </div>
      </div>
    </Sheet>
  );
}

/** What there is to read about a topic: addresses, each a step away from the queue. */
function Reading({ plan, topic }: { readonly plan: Plan; readonly topic: Topic }) {
  const [typed, setTyped] = useState("");
  const reading = readingOn(plan.id, topic);
  const address = readAddress(typed);
  const attach = async (text: string): Promise<void> => {
    const read = readAddress(text);
    if (read === undefined) return;
    const kept = await setReading(plan.id, topic, [...reading.filter((one) => one !== read), read]);
    if (succeeded(kept)) setTyped("");
  };
  return (
    <section>
      <h3 class="topic-sheet__heading">{messages.reading}</h3>
      <ul>
        {reading.map((one) => (
          <li key={one} class="topic-sheet__reading">
            <a href={hrefOf(routeTo("read", { save: one }))}>{one.replace(/^https?:\/\//, "")}</a>
            <IconButton
              icon="remove"
              label={messages.detach(one)}
              onPress={() =>
                void setReading(
                  plan.id,
                  topic,
                  reading.filter((other) => other !== one),
                ).then(succeeded)
              }
            />
          </li>
        ))}
      </ul>
      <TextField
        kind="url"
        label={messages.attachField}
        value={typed}
        onInput={setTyped}
        onKeep={(text) => void attach(text)}
      />
      <div class="row-of-buttons">
        <Button disabled={address === undefined} onPress={() => void attach(typed)}>
          {messages.attach}
        </Button>
      </div>
    </section>
  );
}
