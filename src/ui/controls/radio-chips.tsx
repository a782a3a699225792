import { useId } from "preact/hooks";
import "./field.css";
import "./radio-chips.css";

/** One of a few things of a form, all of them in sight. */
export function RadioChips<T extends string>(props: {
  readonly label: string;
  readonly options: readonly { readonly value: T; readonly text: string }[];
  readonly chosen: T;
  readonly onChoose: (value: T) => void;
}) {
  const name = useId();
  return (
    <fieldset class="radio-chips">
      <legend class="field__label">{props.label}</legend>
      <div class="radio-chips__options">
        {props.options.map(({ value, text }) => (
          <label key={value} class="radio-chips__option">
            <input
              class="radio-chips__input"
              type="radio"
              name={name}
              value={value}
              checked={props.chosen === value}
              onChange={() => props.onChoose(value)}
            />
            {text}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
