/** Why the device could not keep or read something, as the person needs to know it. */
export type StorageFailure =
  | { readonly kind: "full" }
  | { readonly kind: "newer-database" }
  | { readonly kind: "blocked" }
  | { readonly kind: "unavailable"; readonly detail: string }
  | { readonly kind: "closed" }
  | { readonly kind: "failed"; readonly detail: string }
  /** It stands in the journal and is executed later: when there is room, after a reload, by a newer version. */
  | { readonly kind: "noted"; readonly reason: "full" | "closed" | "failed"; readonly detail: string };

export type Outcome<T, F = StorageFailure> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: F };

/** An outcome that went well. */
export function success<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

/** An outcome that did not. */
export function failed<F>(failure: F): { readonly ok: false; readonly failure: F } {
  return { ok: false, failure };
}

/** What a thrown error of IndexedDB means for the person. */
export function storageFailure(error: unknown): StorageFailure {
  const name = error instanceof Error || error instanceof DOMException ? error.name : "";
  const detail = error instanceof Error ? error.message : String(error);
  if (name === "QuotaExceededError") return { kind: "full" };
  if (name === "VersionError") return { kind: "newer-database" };
  if (name === "InvalidStateError") return { kind: "closed" };
  return { kind: "failed", detail };
}

/** A failure of storage on its way up to where it is said. */
export class StorageError extends Error {
  override readonly name = "StorageError";
  constructor(readonly failure: StorageFailure) {
    super(failure.kind);
  }
}

/** The value of an outcome; throws StorageError for one that did not go well. */
export function orThrow<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new StorageError(outcome.failure);
  return outcome.value;
}
