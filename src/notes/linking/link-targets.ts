import { signal } from "@preact/signals";
import type { AboutKind } from "../note-record.ts";

/** Something a note can link to. */
export interface LinkTarget {
  readonly kind: Exclude<AboutKind, "nothing"> | "note";
  readonly title: string;
  /** What stands small beside it: where it is from. */
  readonly detail?: string;
  /** Where the app shows it. */
  readonly place: string;
  /** Where the web has it; undefined for what is only here. */
  readonly address?: string;
  /** The Markdown that links to it. */
  readonly link: string;
}

/** The things of the other domains a note can link to, handed in by who knows those domains. */
export interface LinkTargets {
  /** What is called so, where something is. */
  byTitle(title: string): LinkTarget | undefined;
  /** What lies at a web address, where something of the app does. */
  byAddress(address: string): LinkTarget | undefined;
  /** All of them, each kind in its order. */
  all(): readonly LinkTarget[];
}

export const linkTargets = signal<LinkTargets>({
  byTitle: () => undefined,
  byAddress: () => undefined,
  all: () => [],
});
