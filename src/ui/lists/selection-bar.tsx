import type { ComponentChildren } from "preact";
import { Button } from "../controls/button.tsx";
import "./selection-bar.css";

/** How much is selected, and what can be done to all of it at once. */
export function SelectionBar(props: {
  readonly label: string;
  readonly all: { readonly label: string; readonly onPress: () => void };
  readonly children: ComponentChildren;
}) {
  return (
    <section class="selection-bar" aria-label={props.label}>
      <p class="selection-bar__count" role="status">
        {props.label}
      </p>
      <Button kind="text" onPress={props.all.onPress}>
        {props.all.label}
      </Button>
      <div class="selection-bar__actions">{props.children}</div>
    </section>
  );
}
