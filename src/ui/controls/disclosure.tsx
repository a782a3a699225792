import type { ComponentChildren } from "preact";
import "./disclosure.css";

/** Something that is opened when it is wanted. */
export function Disclosure(props: { readonly title: string; readonly children: ComponentChildren }) {
  return (
    <details class="disclosure">
      <summary class="disclosure__title">{props.title}</summary>
      {props.children}
    </details>
  );
}
