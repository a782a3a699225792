import { TAG, type TagField } from "./article-record.ts";

/** The field that says whether an article has a tag. */
export function tagFields(tag: string, on: boolean): Readonly<Record<TagField, boolean>> {
  return { [`${TAG}${tag}` as TagField]: on };
}

/** Characters of a tag. A whole group of an imported list may stand where a tag is meant. */
const LONGEST_TAG = 60;

/** A tag as it is given from now on; one that is there already stays as it is, however long. */
export function shortTag(tag: string): string {
  return tag.length <= LONGEST_TAG
    ? tag
    : `${[...tag]
        .slice(0, LONGEST_TAG - 1)
        .join("")
        .trimEnd()}…`;
}

/** The fields that say that an article has all of these tags. */
export function tagsFields(tags: readonly string[]): Readonly<Record<TagField, boolean>> {
  return Object.assign({}, ...tags.map((tag) => tagFields(shortTag(tag), true)));
}
