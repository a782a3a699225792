/** The kinds of what can be found, as they are listed. */
export const findableKinds = [
  "task",
  "topic",
  "outcome",
  "article",
  "highlight",
  "note",
  "release",
  "piece",
  "event",
  "link",
] as const;
export type FindableKind = (typeof findableKinds)[number];

/** A found document: its kind, its id, and the id of what it belongs to. */
export interface Findable {
  readonly kind: FindableKind;
  readonly id: string;
  /** The week of a task, the article of a highlight, the project of a release, the source of a piece; else "". */
  readonly within: string;
}

/** What a document is known by among all that can be found. */
export function keyOf({ kind, id, within }: Findable): string {
  return [kind, id, within].map(encodeURIComponent).join("/");
}

/** Reads such a key. */
export function readKey(key: string): Findable {
  const [kind, id = "", within = ""] = key.split("/").map(decodeURIComponent);
  return { kind: findableKinds.find((one) => one === kind) ?? "article", id, within };
}
