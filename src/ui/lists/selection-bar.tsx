import type { ComponentChildren } from "preact";
import "./selection-bar.css";

/** How much is selected, and what can be done to all of it at once. */
export function SelectionBar(props: { readonly label: string; readonly children: ComponentChildren }) {
  return (
    <section class="selection-bar" aria-label={props.label}>
      <p class="selection-bar__count" role="status">
        {props.label}
      </p>
      {props.children}
    </section>
  );
}
