import * as v from "valibot";

const text = v.optional(v.fallback(v.string(), ""), "");
/** Words, in Atom with what they are written in. */
const words = v.optional(v.union([v.string(), v.object({ value: text, type: text })]));
export type Words = v.InferOutput<typeof words>;
const xml = v.optional(v.fallback(v.object({ base: text }), { base: "" }), { base: "" });
const links = v.optional(
  v.fallback(v.array(v.object({ href: text, rel: text, type: text, length: v.optional(v.number()) })), []),
  [],
);
const enclosures = v.optional(
  v.fallback(v.array(v.object({ url: text, type: text, length: v.optional(v.number()) })), []),
  [],
);
const attachments = v.optional(
  v.fallback(v.array(v.object({ url: text, mime_type: text, size_in_bytes: v.optional(v.number()) })), []),
  [],
);
const authors = v.optional(v.fallback(v.array(v.union([v.string(), v.object({ name: text })])), []), []);
const pictured = v.optional(v.fallback(v.object({ image: text }), { image: "" }), { image: "" });
const simpleChapters = v.optional(
  v.fallback(v.object({ chapters: v.optional(v.array(v.object({ start: text, title: text })), []) }), {
    chapters: [],
  }),
  { chapters: [] },
);
/** One piece of a feed as the parser gives it, with what of it is read; a member that makes no sense is as good as absent. */
export const entrySchema = v.object({
  id: v.optional(v.fallback(v.union([v.string(), v.number()]), ""), ""),
  guid: v.optional(v.object({ value: text, isPermaLink: v.optional(v.boolean()) })),
  title: words,
  link: text,
  url: text,
  external_url: text,
  links,
  pubDate: text,
  published: text,
  updated: text,
  date_published: text,
  date_modified: text,
  dc: v.optional(v.object({ dates: v.optional(v.array(text), []), creators: v.optional(v.array(text), []) })),
  description: words,
  summary: words,
  content: v.optional(v.union([v.string(), v.object({ value: text, encoded: text, type: text })])),
  content_html: text,
  content_text: text,
  enclosures,
  attachments,
  authors,
  image: v.optional(v.fallback(v.string(), ""), ""),
  itunes: pictured,
  psc: simpleChapters,
  xml,
});
export type Entry = v.InferOutput<typeof entrySchema>;

/** A feed as the parser gives it; its pieces are checked one by one. */
export const feedSchema = v.object({
  format: text,
  feed: v.object({
    xml,
    title: words,
    link: text,
    home_page_url: text,
    links,
    itunes: v.optional(
      v.fallback(v.object({ newFeedUrl: text, image: text }), { newFeedUrl: "", image: "" }),
      {
        newFeedUrl: "",
        image: "",
      },
    ),
    image: v.optional(v.fallback(v.object({ url: text }), { url: "" }), { url: "" }),
    icon: text,
    items: v.optional(v.array(v.unknown())),
    entries: v.optional(v.array(v.unknown())),
  }),
});
export type Feed = v.InferOutput<typeof feedSchema>;
