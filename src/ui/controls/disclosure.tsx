import type { ComponentChildren } from "preact";
import "./disclosure.css";

/** Something that is opened when it is wanted. */
export function Disclosure(props: {
  readonly title: string;
  readonly children: ComponentChildren;
  readonly onOpen?: () => void;
}) {
  return (
    <details
      class="disclosure"
      onToggle={(event) => {
        if (event.currentTarget.open) props.onOpen?.();
      }}
    >
      <summary class="disclosure__title">{props.title}</summary>
      {props.children}
    </details>
  );
}
