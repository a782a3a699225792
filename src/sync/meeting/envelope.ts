import type { Outcome } from "../../storage/database/failure.ts";

/** Why a sealed file does not open: no key of this device is its, or it is not what was sealed. */
export type EnvelopeFailure = { readonly kind: "locked" } | { readonly kind: "damaged" };

/**
 * Why a file is not merged by itself at a place that has keys: it is not encrypted, or it is encrypted and older than
 * what its device has said since, as if somebody had put it back.
 */
export type HeldReason = { readonly kind: "unencrypted" } | { readonly kind: "rolled-back" };

/** Seals what goes into a folder and opens what lies there. `place` says what a file is, so that none is taken for another. */
export interface Envelope {
  /** A name of the key that seals; another one seals anew. */
  readonly keyName: string;
  /** The names of all keys that open. */
  readonly keyNames: readonly string[];
  /** By how many bytes a sealed file is longer. */
  readonly overhead: number;
  seal(place: string, bytes: Uint8Array): Uint8Array;
  open(place: string, bytes: Uint8Array): Outcome<Uint8Array, EnvelopeFailure>;
  /** The names under which a file of this hash may lie, which do not tell what it holds; the first is the one to write. */
  blobNames(hash: string): readonly string[];
}
