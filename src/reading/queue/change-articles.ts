import { remove, write } from "../../records/record-write.ts";
import type { Outcome } from "../../storage/database/failure.ts";
import { change } from "../../storage/records/change.ts";
import { type Changed, undoableChange } from "../../storage/records/undoable-change.ts";
import { articleCollection } from "../article-record.ts";
import { ARTICLES } from "../shelf-names.ts";
import { tagFields } from "../tag-fields.ts";

/*
 * What can be changed about articles; each as one change of all that are named.
 */

/** Marks articles read to the end, or puts them back into the queue. */
export function setFinished(ids: readonly string[], finishedAt: number | null): Promise<Outcome<Changed>> {
  return undoableChange(
    ids.map((id) => write(articleCollection, id, { finishedAt, archivedAt: null })),
    [articleCollection],
  );
}

/** Puts articles away, or takes them out again; neither read nor finished. */
export function setArchived(ids: readonly string[], archivedAt: number | null): Promise<Outcome<Changed>> {
  return undoableChange(
    ids.map((id) => write(articleCollection, id, { archivedAt })),
    [articleCollection],
  );
}

/** Gives articles a tag, or takes it off. */
export function setTag(ids: readonly string[], tag: string, on: boolean): Promise<Outcome<unknown>> {
  return change(ids.map((id) => write(articleCollection, id, tagFields(tag, on))));
}

/** Keeps where an article stands in the order by hand. */
export function setPosition(id: string, position: string): Promise<Outcome<Changed>> {
  return undoableChange([write(articleCollection, id, { position })], [articleCollection]);
}

/** Keeps whether the whole page's text is wanted, and has it extracted anew. */
export function setWhole(id: string, whole: boolean): Promise<Outcome<unknown>> {
  return change([write(articleCollection, id, { whole })], [{ shelf: ARTICLES, id, value: undefined }]);
}

/** Deletes articles; their texts stay on the device until the deletion can no longer be undone. */
export function removeArticles(ids: readonly string[]): Promise<Outcome<Changed>> {
  return undoableChange(
    ids.map((id) => remove(articleCollection, id)),
    [articleCollection],
  );
}
