import type { ComponentChildren } from "preact";
import { Icon, type IconName } from "../icons/icon.tsx";
import "./notice.css";

/** Something to know about what stands below: what happened, what is safe, what to do. */
export function Notice(props: {
  readonly icon?: IconName;
  readonly urgent?: boolean;
  readonly children: ComponentChildren;
}) {
  return (
    <div class="notice" role={props.urgent === true ? "alert" : undefined}>
      <Icon name={props.icon ?? "warning"} small />
      <div class="notice__text">{props.children}</div>
    </div>
  );
}

/** A place with nothing in it yet, and what to do about that. */
export function EmptyState(props: {
  readonly title: string;
  readonly children?: ComponentChildren;
  readonly actions?: ComponentChildren;
}) {
  return (
    <div class="empty-state">
      <h2 class="empty-state__title">{props.title}</h2>
      {props.children !== undefined && <p class="empty-state__text">{props.children}</p>}
      {props.actions !== undefined && <div class="row-of-buttons">{props.actions}</div>}
    </div>
  );
}

/** How much of something is done, from 0 to 1; without a value, that something is under way. */
export function Progress(props: { readonly value?: number; readonly label: string }) {
  return <progress class="progress" value={props.value} max={1} aria-label={props.label} />;
}
