import type { Undoable } from "../../storage/records/undoable-change.ts";
import type { FeedItem } from "./rules/feed-item.ts";
import type { Source } from "./source-record.ts";

/** Puts a piece of a source into the reading queue; resolves to what takes that back, undefined where it is not there. */
export type KeepForLater = (item: FeedItem, source: Source) => Promise<Undoable | undefined>;

/** A text that is here already, to be read in the queue. */
export interface TextForLater {
  readonly title: string;
  readonly address: string;
  readonly markdown: string;
}
/** Puts a text into the reading queue, with no network too; resolves to whether it is there. */
export type KeepTextForLater = (text: TextForLater) => Promise<boolean>;

let keepPiece: KeepForLater = async () => undefined;
let keepText: KeepTextForLater = async () => false;

/** Says how a piece gets into the queue. */
export function setKeepForLater(keep: KeepForLater): void {
  keepPiece = keep;
}

/** Says how a text gets into the queue. */
export function setKeepTextForLater(keep: KeepTextForLater): void {
  keepText = keep;
}

export const keepForLater: KeepForLater = (item, source) => keepPiece(item, source);
export const keepTextForLater: KeepTextForLater = (text) => keepText(text);
