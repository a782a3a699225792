import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";
import { IconLink } from "../controls/button.tsx";
import { search } from "../icons/reading-icons.ts";
import { here } from "../navigation/location.ts";
import { routeTo } from "../navigation/route.ts";
import { messages } from "./messages.ts";
import "./page.css";

/** The line whose colour a page carries. */
export type Line = "plan" | "read" | "radar" | "notes" | "none";

/** A page: one column, or two on wide screens where something stands beside. */
export function Page(props: {
  readonly line: Line;
  readonly children: ComponentChildren;
  readonly beside?: ComponentChildren;
  /** What is seen on narrow screens: one of the columns, or both, one below the other. */
  readonly shows?: "main" | "beside" | "both";
}) {
  const { beside, shows = "main" } = props;
  if (beside === undefined) return <div class={`page line-${props.line}`}>{props.children}</div>;
  return (
    <div class={`page page--columns page--shows-${shows} line-${props.line}`}>
      <div class="page__main">{props.children}</div>
      <div class="page__beside">{beside}</div>
    </div>
  );
}

/**
 * The title of a page with the line above it, its actions and, where no rail leads there, the way to the settings. Names
 * the browser's tab too.
 */
export function PageHeader(props: {
  readonly title: string;
  readonly eyebrow?: ComponentChildren;
  readonly children?: ComponentChildren;
  /** Whether this is where the settings are, or a page below another that leads there. */
  readonly withoutSettings?: boolean;
}) {
  usePageTitle(props.title);
  return (
    <header class="page-header">
      {props.eyebrow !== undefined && <p class="page-header__eyebrow">{props.eyebrow}</p>}
      <h1 class="page-title">{props.title}</h1>
      {props.children !== undefined && <div class="page-header__actions">{props.children}</div>}
      {props.withoutSettings !== true && <HeadLinks />}
    </header>
  );
}

/** The ways to the search and to the settings at the head of a page, where no rail has them. */
export function HeadLinks() {
  const isSearch = here.value.pathname.endsWith("/find");
  return (
    <span class="page-header__links">
      {!isSearch && <IconLink icon={search} label={messages.search} href={routeTo("find")} />}
      <IconLink icon="settings" label={messages.settings} href={routeTo("settings")} />
    </span>
  );
}

/** The header of a page below another: a way back, what it is, and its actions. */
export function SubHeader(props: {
  readonly back: string;
  readonly backLabel: string;
  readonly children?: ComponentChildren;
  readonly actions?: ComponentChildren;
}) {
  return (
    <header class="sub-header">
      <IconLink icon="back" label={props.backLabel} href={props.back} />
      <p class="sub-header__title">{props.children}</p>
      {props.actions}
    </header>
  );
}

/** A section's heading with a detail at its right. */
export function SectionHeading(props: {
  readonly children: ComponentChildren;
  readonly detail?: ComponentChildren;
  readonly id?: string;
}) {
  return (
    <div class="section-heading">
      <h2 class="section-heading__title" id={props.id}>
        {props.children}
      </h2>
      {props.detail !== undefined && <p class="section-heading__detail">{props.detail}</p>}
    </div>
  );
}

/** Names the browser's tab while a page is shown. */
export function usePageTitle(title: string): void {
  useEffect(() => {
    document.title = title === "" ? "Wayside" : `${title} · Wayside`;
  }, [title]);
}
