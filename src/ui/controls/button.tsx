import type { ComponentChildren } from "preact";
import { type Drawing, Icon, type IconName } from "../icons/icon.tsx";
import "./button.css";
import { hrefOf } from "../navigation/href.ts";

type Kind = "primary" | "quiet" | "text";

interface Look {
  readonly kind?: Kind;
  readonly icon?: IconName | Drawing;
  readonly full?: boolean;
  readonly children: ComponentChildren;
}

function classOf({ kind = "quiet", full }: Look): string {
  return `button button--${kind}${full === true ? " button--full" : ""}`;
}

/** A button with words. */
export function Button(
  props: Look & {
    readonly onPress: () => void;
    readonly disabled?: boolean;
    readonly pressed?: boolean;
    /** What a screen reader says, where the words on the button stand beside others alike; it begins with them. */
    readonly label?: string;
  },
) {
  const { icon, children, onPress, disabled, pressed, label } = props;
  return (
    <button
      type="button"
      class={classOf(props)}
      disabled={disabled}
      aria-pressed={pressed}
      aria-label={label}
      onClick={onPress}
    >
      {icon !== undefined && <Icon name={icon} small />}
      {children}
    </button>
  );
}

/** The button that submits the form it stands in. */
export function SubmitButton(props: Look & { readonly disabled?: boolean }) {
  return (
    <button type="submit" class={classOf(props)} disabled={props.disabled}>
      {props.icon !== undefined && <Icon name={props.icon} small />}
      {props.children}
    </button>
  );
}

/** A link that looks like a button. */
export function ButtonLink(props: Look & { readonly href: string }) {
  return (
    <a class={classOf(props)} href={hrefOf(props.href)}>
      {props.icon !== undefined && <Icon name={props.icon} small />}
      {props.children}
    </a>
  );
}

/** A link out of the app, in a window of its own, that looks like a button. */
export function OutsideLink(props: Look & { readonly href: string }) {
  return (
    <a class={classOf(props)} href={hrefOf(props.href)} target="_blank" rel="noreferrer noopener">
      {props.icon !== undefined && <Icon name={props.icon} small />}
      {props.children}
    </a>
  );
}

/** A button with an icon alone; its label is what a screen reader says. */
export function IconButton(props: {
  readonly icon: IconName | Drawing;
  readonly label: string;
  readonly onPress: () => void;
  readonly pressed?: boolean;
  readonly disabled?: boolean;
}) {
  return (
    <button
      type="button"
      class="icon-button"
      aria-label={props.label}
      title={props.label}
      aria-pressed={props.pressed}
      disabled={props.disabled}
      onClick={props.onPress}
    >
      <Icon name={props.icon} />
    </button>
  );
}

/** A link with an icon alone. */
export function IconLink(props: {
  readonly icon: IconName | Drawing;
  readonly label: string;
  readonly href: string;
}) {
  return (
    <a class="icon-button" aria-label={props.label} title={props.label} href={hrefOf(props.href)}>
      <Icon name={props.icon} />
    </a>
  );
}

/** Opens the device's file chooser; the input's name is the words on the button. With `onFiles`, for several. */
export function FileButton(
  props: {
    readonly label: string;
    readonly accept: string;
    readonly kind?: Kind;
    readonly icon?: IconName;
  } & (
    | { readonly onFile: (file: File) => void; readonly onFiles?: never }
    | { readonly onFiles: (files: readonly File[]) => void; readonly onFile?: never }
  ),
) {
  return (
    <label class={`button button--${props.kind ?? "quiet"} file-button`}>
      <input
        type="file"
        class="file-button__input"
        accept={props.accept}
        multiple={props.onFiles !== undefined}
        onChange={(event) => {
          const input = event.currentTarget;
          const files = [...(input.files ?? [])];
          const [first] = files;
          if (first !== undefined) {
            props.onFile?.(first);
            props.onFiles?.(files);
          }
          // So that the same file can be chosen again.
          input.value = "";
        }}
      />
      <Icon name={props.icon ?? "file"} small />
      {props.label}
    </label>
  );
}

/** The same with an icon alone, for several files. */
export function IconFileButton(props: {
  readonly icon: IconName | Drawing;
  readonly label: string;
  readonly accept: string;
  readonly onFiles: (files: readonly File[]) => void;
}) {
  return (
    <label class="icon-button file-button" title={props.label}>
      <input
        type="file"
        class="file-button__input"
        aria-label={props.label}
        accept={props.accept}
        multiple
        onChange={(event) => {
          const input = event.currentTarget;
          const files = [...(input.files ?? [])];
          if (files.length > 0) props.onFiles(files);
          input.value = "";
        }}
      />
      <Icon name={props.icon} />
    </label>
  );
}
