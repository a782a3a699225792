import { useEffect, useId, useRef } from "preact/hooks";
import "./week-line.css";

export interface WeekStation {
  readonly label: string;
  readonly dates?: string;
  readonly state: "done" | "here" | "ahead";
}

/** The whole plan as stations of one line; each is a button that shows its week. */
export function WeekLine(props: {
  readonly label: string;
  readonly weeks: readonly WeekStation[];
  readonly chosen: number;
  readonly onChoose: (index: number) => void;
}) {
  const id = useId();
  const line = useRef<HTMLOListElement>(null);
  const { chosen } = props;
  // Of many weeks, the chosen one is brought into sight.
  useEffect(() => {
    const list = line.current;
    const week = list?.children[chosen];
    if (list == null || !(week instanceof HTMLElement)) return;
    list.scrollLeft = week.offsetLeft - (list.clientWidth - week.offsetWidth) / 2;
  }, [chosen]);
  return (
    <ol ref={line} class="week-line" aria-label={props.label}>
      {props.weeks.map(({ label, dates, state }, index) => (
        <li key={label} class={`week-line__week week-line__week--${state}`}>
          <span class="week-line__station" />
          <button
            type="button"
            class="week-line__chip"
            aria-pressed={index === chosen}
            aria-describedby={dates === undefined ? undefined : `${id}-${index}`}
            onClick={() => props.onChoose(index)}
          >
            {label}
          </button>
          {dates !== undefined && (
            <span class="week-line__dates" id={`${id}-${index}`}>
              {dates}
            </span>
          )}
        </li>
      ))}
    </ol>
  );
}
