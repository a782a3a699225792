import { useRef } from "preact/hooks";
import { Icon } from "../../../ui/icons/icon.tsx";
import type { Plan } from "../../plan-record.ts";
import { moveTopic } from "../../rules/editing/edit-topics.ts";
import type { Outline, Topic } from "../../rules/outline.ts";
import { editWithUndo } from "../edit-with-undo.ts";
import { messages } from "./topics-messages.ts";
import "./topics.css";

/** Drags a row over its neighbours; the buttons beside it do the same by key. */
export function TopicDragHandle({
  plan,
  outline,
  topic,
  rank,
}: {
  readonly plan: Plan;
  readonly outline: Outline;
  readonly topic: Topic;
  readonly rank: number;
}) {
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
