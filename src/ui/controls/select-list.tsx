/** What a list of a few things is given to choose from. */
export interface Choice<T extends string> {
  readonly value: T;
  readonly options: readonly { readonly value: T; readonly text: string }[];
  readonly onChange: (value: T) => void;
}

/** The browser's own list of a few things; its label stands beside it or is only said. */
export function SelectList<T extends string>(
  props: Choice<T> & { readonly class: string; readonly id?: string; readonly label?: string },
) {
  const { options } = props;
  return (
    <select
      id={props.id}
      class={props.class}
      aria-label={props.label}
      value={props.value}
      onChange={(event) => {
        const chosen = options.find(({ value }) => value === event.currentTarget.value);
        if (chosen !== undefined) props.onChange(chosen.value);
      }}
    >
      {options.map(({ value, text }) => (
        <option key={value} value={value}>
          {text}
        </option>
      ))}
    </select>
  );
}
