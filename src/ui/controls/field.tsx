import { useEffect, useId, useRef } from "preact/hooks";
import "./field.css";
import { type FieldEditing, useFieldEditing } from "./field-editing.ts";
import { messages } from "./messages.ts";

interface FieldProps extends FieldEditing {
  readonly label: string;
  readonly placeholder?: string;
  readonly hint?: string;
  /** What is wrong with the value; said with the field. */
  readonly trouble?: string;
}

/** One line of text with its label. */
export function TextField(
  props: FieldProps & {
    readonly kind?: "text" | "url" | "password";
    readonly autocomplete?: string;
    readonly focus?: boolean;
  },
) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const editing = useFieldEditing(props, "line");
  useEffect(() => {
    if (props.focus === true) input.current?.focus();
  }, []);
  const attributes = {
    ref: input,
    id,
    class: "field__input",
    // In a sheet the browser itself goes there as it opens; elsewhere the effect above does.
    autofocus: props.focus === true,
    autoCapitalize: "off",
    autoComplete: props.autocomplete ?? "off",
    spellcheck: false,
    placeholder: props.placeholder,
    value: props.value,
    "aria-invalid": props.trouble !== undefined,
    "aria-describedby": `${id}-hint`,
    ...editing.handlers,
  } as const;
  return (
    <div class="field">
      <label class="field__label" for={id}>
        {props.label}
      </label>
      {props.kind === "password" ? (
        <input type="password" {...attributes} />
      ) : (
        <input type="text" inputMode={props.kind === "url" ? "url" : "text"} {...attributes} />
      )}
      <FieldHint id={`${id}-hint`} isRestored={editing.isRestored} {...props} />
    </div>
  );
}

/** Several lines of text with their label. */
export function TextArea(props: FieldProps & { readonly rows?: number }) {
  const id = useId();
  const editing = useFieldEditing(props, "lines");
  return (
    <div class="field">
      <label class="field__label" for={id}>
        {props.label}
      </label>
      <textarea
        id={id}
        dir="auto"
        class="field__input field__input--area"
        rows={props.rows ?? 8}
        placeholder={props.placeholder}
        value={props.value}
        aria-invalid={props.trouble !== undefined}
        aria-describedby={`${id}-hint`}
        {...editing.handlers}
      />
      <FieldHint id={`${id}-hint`} {...props} />
    </div>
  );
}

function FieldHint(props: {
  readonly id: string;
  readonly hint?: string;
  readonly trouble?: string;
  readonly isRestored?: boolean;
}) {
  if (props.trouble !== undefined) {
    return (
      <p class="field__trouble" id={props.id} role="alert">
        {props.trouble}
      </p>
    );
  }
  return (
    <>
      <p class="field__hint" id={props.id}>
        {props.hint}
      </p>
      <p class="field__hint field__status" role="status">
        {props.isRestored === true && messages.restored}
      </p>
    </>
  );
}

interface MomentFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** A day of the calendar, as text "2025-09-01"; "" while none is chosen. */
export function DateField(props: MomentFieldProps) {
  return <MomentField {...props} type="date" />;
}

/** A time of day, as text "09:30"; "" while none is chosen. */
export function TimeField(props: MomentFieldProps) {
  return <MomentField {...props} type="time" />;
}

function MomentField(props: MomentFieldProps & { readonly type: "date" | "time" }) {
  const id = useId();
  return (
    <div class="field">
      <label class="field__label" for={id}>
        {props.label}
      </label>
      <input
        id={id}
        class="field__input"
        type={props.type}
        value={props.value}
        onChange={(event) => props.onChange(event.currentTarget.value)}
      />
    </div>
  );
}
