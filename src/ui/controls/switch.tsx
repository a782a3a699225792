import { useId } from "preact/hooks";
import "./switch.css";

/** Something that is on or off, at once. */
export function Switch(props: {
  readonly label: string;
  readonly hint: string;
  readonly on: boolean;
  readonly onChange: (on: boolean) => void;
}) {
  const id = useId();
  return (
    <div class="switch">
      <label class="switch__label" for={id}>
        {props.label}
      </label>
      <input
        id={id}
        type="checkbox"
        class="switch__box"
        checked={props.on}
        aria-describedby={`${id}-hint`}
        onChange={(event) => props.onChange(event.currentTarget.checked)}
      />
      <p class="quiet-text switch__hint" id={`${id}-hint`}>
        {props.hint}
      </p>
    </div>
  );
}
