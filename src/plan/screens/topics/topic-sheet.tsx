import { useState } from "preact/hooks";
import { NotesAbout } from "../../../notes/linking/notes-about.tsx";
import { succeeded } from "../../../storage/database/failure-report.ts";
import { Button, IconButton } from "../../../ui/controls/button.tsx";
import { TextField } from "../../../ui/controls/field.tsx";
import { SelectField } from "../../../ui/controls/select-field.tsx";
import { Sheet } from "../../../ui/layout/sheet.tsx";
import { hrefOf } from "../../../ui/navigation/href.ts";
import { routeTo } from "../../../ui/navigation/route.ts";
import { readAddress } from "../../../web/web-address.ts";
import { type Plan, topicStatuses } from "../../plan-record.ts";
import {
  addTopicAfter,
  removeTopic,
  rewordTopic,
  setPriority,
  writtenTitle,
} from "../../rules/editing/edit-topics.ts";
import type { Topic } from "../../rules/outline.ts";
import { readingOn, setReading, setStatus, statusOf } from "../../topics-store.ts";
import { editWithUndo } from "../edit-with-undo.ts";
import { messages } from "./topics-messages.ts";
import "./topics.css";

/** What is known of a topic, and what can be done about it. */
export function TopicSheet(props: {
  readonly plan: Plan;
  readonly topic: Topic;
  readonly onClose: () => void;
}) {
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
