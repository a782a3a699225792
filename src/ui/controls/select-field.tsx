import { useId } from "preact/hooks";
import { type Choice, SelectList } from "./select-list.tsx";
import "./field.css";

/** One of a few things, chosen from a list. */
export function SelectField<T extends string>(
  props: Choice<T> & {
    readonly label: string;
    /** The label is only said, not shown. */
    readonly quiet?: boolean;
  },
) {
  const { label, quiet, ...choice } = props;
  const id = useId();
  return (
    <div class="field field--select">
      <label class={quiet === true ? "visually-hidden" : "field__label"} for={id}>
        {label}
      </label>
      <SelectList {...choice} id={id} class="field__input" />
    </div>
  );
}
