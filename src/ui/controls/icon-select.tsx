import { type Drawing, Icon, type IconName } from "../icons/icon.tsx";
import "./button.css";
import "./icon-select.css";

/** One of a few things, chosen from a list that opens at an icon; its label is what a screen reader says. */
export function IconSelect<T extends string>(props: {
  readonly icon: IconName | Drawing;
  readonly label: string;
  readonly value: T;
  readonly options: readonly { readonly value: T; readonly text: string }[];
  readonly onChange: (value: T) => void;
}) {
  return (
    <span class="icon-button icon-select" title={props.label}>
      <Icon name={props.icon} />
      <select
        class="icon-select__list"
        aria-label={props.label}
        value={props.value}
        onChange={(event) => {
          const chosen = props.options.find(({ value }) => value === event.currentTarget.value);
          if (chosen !== undefined) props.onChange(chosen.value);
        }}
      >
        {props.options.map(({ value, text }) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </span>
  );
}
