import { TAG, type TagField } from "./article-record.ts";

/** The field that says whether an article has a tag. */
export function tagFields(tag: string, on: boolean): Readonly<Record<TagField, boolean>> {
  return { [`${TAG}${tag}` as TagField]: on };
}

/** The fields that say that an article has all of these tags. */
export function tagsFields(tags: readonly string[]): Readonly<Record<TagField, boolean>> {
  return Object.assign({}, ...tags.map((tag) => tagFields(tag, true)));
}
