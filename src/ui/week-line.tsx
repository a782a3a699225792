import { useId } from "preact/hooks";
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
  return (
    <ol class="week-line" aria-label={props.label}>
      {props.weeks.map(({ label, dates, state }, index) => (
        <li key={label} class={`week-line__week week-line__week--${state}`}>
          <span class="week-line__station" />
          <button
            type="button"
            class="week-line__chip"
            aria-pressed={index === props.chosen}
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
