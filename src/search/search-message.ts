import type { StorageFailure } from "../storage/database/failure.ts";
import type { PassagePart } from "./rules/passage.ts";

/** What the page asks the search worker. */
export type SearchRequest =
  /** Read everything that can be found, anew; with what the page has of it already, so that it is not read again. */
  | { readonly kind: "load"; readonly known: unknown }
  | {
      readonly kind: "search";
      readonly turn: number;
      readonly query: string;
      /** The group of which more than the best few are wanted; "" for none. */
      readonly whole: string;
    };

/** A document that was found, as it is shown. */
export interface ShownHit {
  readonly key: string;
  readonly title: readonly PassagePart[];
  readonly passage: readonly PassagePart[];
  /** What is to be shown where it is opened; undefined where only the title holds what was searched for. */
  readonly find: string | undefined;
}

/** What was found of one group, as it is shown. */
export interface ShownGroup {
  readonly group: string;
  readonly hits: readonly ShownHit[];
  readonly count: number;
}

/** What the search worker answers. */
export type SearchAnswer =
  | { readonly kind: "ready"; readonly documents: number; readonly milliseconds: number }
  | {
      readonly kind: "found";
      readonly turn: number;
      readonly groups: readonly ShownGroup[];
      readonly count: number;
      readonly milliseconds: number;
    }
  /** What is on this device could not be read; the next search tries again. */
  | { readonly kind: "failed"; readonly failure: StorageFailure };
