import type { Stamp } from "../records/hybrid-logical-clock.ts";
import type { Json, TextValue } from "../records/record.ts";

/** A text as it is to stand, worked out from what is stored at the moment of writing. */
export type TextEdit = (stored: TextValue | undefined, device: string, stamp: Stamp) => TextValue;

/** One record's part of a change. */
export interface Write {
  readonly collection: string;
  readonly id: string;
  readonly fields?: Readonly<Record<string, Json>>;
  readonly texts?: Readonly<Record<string, TextEdit>>;
  readonly remove?: boolean;
}

/** Something of the library stored together with the records that speak of it. */
export interface LibraryWrite {
  readonly shelf: string;
  readonly id: string;
  readonly value: unknown;
}
