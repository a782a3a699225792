import type { ComponentChildren } from "preact";
import { useId, useRef } from "preact/hooks";
import { Icon } from "../icons/icon.tsx";
import { swipeable } from "./swipe.ts";
import type { SwipeAction } from "./swipe-action.ts";
import "./stop-line.css";

/** Where on the line a stop is. */
export type StopState = "done" | "here" | "ahead" | "late" | "skipped";

/** Stops in order on one line. */
export function StopLine(props: {
  readonly label?: string;
  readonly dated?: boolean;
  readonly children: ComponentChildren;
}) {
  return (
    <ol class={props.dated === true ? "stop-line" : "stop-line stop-line--undated"} aria-label={props.label}>
      {props.children}
    </ol>
  );
}

/**
 * A task as a stop: its ring is a checkbox named by its text, and the text opens what can be done about it. `onTick`
 * resolves to whether it was kept; where it was not, the box goes back to what is true.
 */
export function TaskStop(props: {
  readonly text: string;
  readonly state: StopState;
  /** Whether its box cannot be ticked. */
  readonly locked?: boolean;
  readonly day?: { readonly name: string; readonly date: string; readonly range?: boolean };
  readonly detail?: ComponentChildren;
  readonly actions?: ComponentChildren;
  /** What sliding it to the right is called, which ticks it, and what sliding it to the left does. */
  readonly swipes: { readonly tick: string; readonly left?: SwipeAction | undefined };
  readonly onTick: (done: boolean) => Promise<boolean>;
  readonly onOpen: () => void;
}) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const { swipes } = props;
  const done = props.state === "done";
  const tick = async (checked: boolean): Promise<void> => {
    const kept = await props.onTick(checked);
    if (!kept && input.current !== null) input.current.checked = !checked;
  };
  return (
    <li
      ref={swipeable({
        right: props.locked === true ? undefined : { label: swipes.tick, run: () => input.current?.click() },
        left: swipes.left,
      })}
      class={`stop stop--${props.state} swipe-row`}
    >
      {props.day !== undefined && (
        <p class={props.day.range === true ? "stop__date stop__date--range" : "stop__date"}>
          <strong>{props.day.name}</strong> {props.day.date}
        </p>
      )}
      <span class="stop__marker">
        <input
          ref={input}
          type="checkbox"
          class="stop__box"
          data-row
          checked={done}
          disabled={props.locked === true}
          aria-labelledby={`${id}-title`}
          aria-describedby={`${id}-detail`}
          onChange={(event) => void tick(event.currentTarget.checked)}
        />
        <Icon name="check" small />
      </span>
      <div class="stop__body">
        <span class="stop__title" dir="auto">
          {/* By key the same is reached at the row's end. */}
          <button type="button" class="stop__open" tabIndex={-1} onClick={props.onOpen}>
            <span id={`${id}-title`}>{props.text}</span>
          </button>
        </span>
        <div class="stop__detail" id={`${id}-detail`}>
          {props.detail}
        </div>
      </div>
      {props.actions !== undefined && <div class="stop__actions">{props.actions}</div>}
    </li>
  );
}

/** A stop that is no task: a step to take, with what belongs to it below. */
export function StepStop(props: {
  readonly title: string;
  readonly detail?: string;
  readonly here?: boolean;
  readonly children?: ComponentChildren;
}) {
  return (
    <li class={`stop stop--step ${props.here === true ? "stop--here" : "stop--ahead"}`}>
      <span class="stop__marker" />
      <div class="stop__body">
        <h2 class="stop__title" dir="auto">
          {props.title}
        </h2>
        {props.detail !== undefined && <p class="stop__detail">{props.detail}</p>}
        {props.children}
      </div>
    </li>
  );
}
