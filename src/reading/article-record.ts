import * as v from "valibot";
import { type Collection, defineCollection } from "../records/collection.ts";
import { countSchema, momentSchema, secondsSchema, shareSchema } from "../records/field-schemas.ts";
import type { StoredRecord } from "../records/record.ts";
import { fileReferenceSchema } from "../storage/library/file-reference.ts";

/**
 * Whether a text is a position of the order by hand (fractional indexing): its first letter says how long its whole part
 * is, what follows that does not end in 0.
 */
function isPosition(text: string): boolean {
  if (text === "") return true;
  const [head = ""] = text;
  const length = /[a-z]/.test(head)
    ? head.charCodeAt(0) - 95
    : /[A-Z]/.test(head)
      ? 92 - head.charCodeAt(0)
      : 0;
  return (
    length > 0 &&
    text.length >= length &&
    text.length <= LONGEST_POSITION &&
    /^[0-9A-Za-z]+$/.test(text) &&
    (text.length === length || !text.endsWith("0")) &&
    text !== SMALLEST_POSITION
  );
}
/** UTF-16 units of a position; each move into one place adds less than one. */
const LONGEST_POSITION = 4000;
/** What nothing can stand before: no order makes it. */
const SMALLEST_POSITION = `A${"0".repeat(26)}`;

/** Earlier versions made up a site for files without an address; a name of that kind can be nobody's (RFC 6761). */
function isRealSite(site: string): boolean {
  return site !== "kept.invalid";
}

/** The place in an article: the block at the top of the screen, counted from 0, and how far through one is. */
const placeSchema = v.object({ block: countSchema, share: shareSchema });
export type ReadingPlace = v.InferOutput<typeof placeSchema>;

/** The field that says whether an article has a tag: one for each, so that two devices never undo each other's. */
export const TAG = "tag/";
export type TagField = `tag/${string}`;

/** An article of the queue: its address, what is known of it, and how far it was read. Not its text. */
const plainCollection = defineCollection(
  "articles",
  v.object({
    address: v.optional(v.string(), ""),
    /** The address the page itself gives for what it says (link rel=canonical), where it is another. */
    canonical: v.optional(v.string(), ""),
    title: v.optional(v.string(), ""),
    site: v.optional(v.pipe(v.string(), v.check(isRealSite)), ""),
    /** Of an episode: the podcast it is of, and its page, where the address is that of its recording. */
    show: v.optional(v.string(), ""),
    page: v.optional(v.string(), ""),
    words: v.optional(countSchema, 0),
    characters: v.optional(countSchema, 0),
    savedAt: v.optional(momentSchema, 0),
    /** When another reader's export brought it; 0 for one saved here. */
    importedAt: v.optional(momentSchema, 0),
    finishedAt: v.optional(v.nullable(momentSchema), null),
    /** Put away: neither to be read nor finished. */
    archivedAt: v.optional(v.nullable(momentSchema), null),
    place: v.optional(v.fallback(v.nullable(placeSchema), null), null),
    /** The file it came in, where it came by hand. */
    file: v.optional(v.fallback(v.nullable(fileReferenceSchema), null), null),
    /** Whether the person asked for the text of the whole page instead of what was extracted from it. */
    whole: v.optional(v.boolean(), false),
    /** Whether the person said that it is not the article it was taken for by what its page says. */
    distinct: v.optional(v.boolean(), false),
    /** Of a recording: its length and how far it was heard, in seconds. */
    seconds: v.optional(secondsSchema, 0),
    heard: v.optional(secondsSchema, 0),
    /** Where it stands in the order by hand; without either, by when it was saved. The number is of earlier versions. */
    rank: v.optional(v.nullable(v.number()), null),
    position: v.optional(v.fallback(v.pipe(v.string(), v.check(isPosition)), ""), ""),
  }),
);
type Fields = NonNullable<ReturnType<typeof plainCollection.read>>;
export type Article = Fields & { readonly tags: readonly string[] };

export const articleCollection: Collection<
  Omit<Article, "id">,
  Omit<Fields, "id"> & { readonly [tag: TagField]: boolean }
> = {
  name: plainCollection.name,
  fieldNames: plainCollection.fieldNames,
  read(record) {
    const article = plainCollection.read(record);
    return article === undefined ? undefined : { ...article, tags: tagsIn(record.fields) };
  },
};

function tagsIn(fields: StoredRecord["fields"]): readonly string[] {
  return Object.keys(fields)
    .filter((name) => name.startsWith(TAG) && fields[name] === true)
    .map((name) => name.slice(TAG.length))
    .sort();
}
