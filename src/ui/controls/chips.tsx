import type { ComponentChildren } from "preact";
import "./chips.css";
import { hrefOf } from "../navigation/href.ts";

/** A row of chips that scrolls sideways; one of them is chosen. */
export function ChipRow<T extends string>(props: {
  readonly label: string;
  readonly options: readonly { readonly value: T; readonly text: string; readonly count?: number }[];
  readonly chosen: T;
  readonly onChoose: (value: T) => void;
}) {
  return (
    <fieldset class="chip-row">
      <legend class="visually-hidden">{props.label}</legend>
      {props.options.map(({ value, text, count }) => (
        <Chip key={value} chosen={value === props.chosen} onPress={() => props.onChoose(value)}>
          {text}
          {count !== undefined && <span class="chip__count"> {count}</span>}
        </Chip>
      ))}
    </fieldset>
  );
}

/** One chip. */
export function Chip(props: {
  readonly chosen: boolean;
  readonly onPress: () => void;
  readonly children: ComponentChildren;
}) {
  return (
    <button type="button" class="chip" aria-pressed={props.chosen} onClick={props.onPress}>
      {props.children}
    </button>
  );
}

/** A row of chips that each do something or lead somewhere; none of them is chosen. */
export function ChipActions({ children }: { readonly children: ComponentChildren }) {
  return <div class="chip-row">{children}</div>;
}

/** A chip that does something. */
export function ChipButton(props: { readonly onPress: () => void; readonly children: ComponentChildren }) {
  return (
    <button type="button" class="chip" onClick={props.onPress}>
      {props.children}
    </button>
  );
}

/** A chip that leads somewhere. */
export function ChipLink(props: { readonly href: string; readonly children: ComponentChildren }) {
  return (
    <a class="chip" href={hrefOf(props.href)}>
      {props.children}
    </a>
  );
}

/** Switches between the views of one page; each is an address of its own. */
export function ViewSwitch(props: {
  readonly label: string;
  readonly options: readonly { readonly href: string; readonly text: string; readonly chosen: boolean }[];
}) {
  return (
    <nav class="view-switch" aria-label={props.label}>
      {props.options.map(({ href, text, chosen }) => (
        <a
          key={href}
          class="view-switch__option"
          href={hrefOf(href)}
          aria-current={chosen ? "true" : undefined}
        >
          {text}
        </a>
      ))}
    </nav>
  );
}

/** Opens the device's chooser for a folder, as a chip, where the browser has one, and hands over all files in it. */
export function FolderChip(props: {
  readonly label: string;
  readonly onFiles: (files: readonly File[]) => void;
}) {
  if (!("webkitdirectory" in HTMLInputElement.prototype)) return null;
  return (
    <label class="chip file-button">
      <input
        type="file"
        class="file-button__input"
        // Not in the types yet; every current browser but those of phones knows it.
        {...{ webkitdirectory: true }}
        onChange={(event) => {
          const input = event.currentTarget;
          const files = [...(input.files ?? [])];
          if (files.length > 0) props.onFiles(files);
          input.value = "";
        }}
      />
      {props.label}
    </label>
  );
}

/** Opens the device's file chooser, as a chip; the input's name is the words on it. */
export function FileChip(props: {
  readonly label: string;
  readonly accept: string;
  readonly onFile: (file: File) => void;
}) {
  return (
    <label class="chip file-button">
      <input
        type="file"
        class="file-button__input"
        accept={props.accept}
        onChange={(event) => {
          const input = event.currentTarget;
          const [file] = input.files ?? [];
          if (file !== undefined) props.onFile(file);
          input.value = "";
        }}
      />
      {props.label}
    </label>
  );
}
