import { frontMatterFields, wordsOf } from "../../markdown/front-matter.ts";
import { collectReferences } from "../../markdown/references.ts";
import type { MarkdownDocument } from "../../markdown/syntax-tree.ts";
import { journalNames } from "./journal-names.ts";
import { headDocument, type NoteHead, noteHead } from "./note-title.ts";
import { pageProperties } from "./page-properties.ts";
import { writtenMoment } from "./written-moment.ts";

/** A link of a note to a file or a note, as it is written. */
export interface OutlinedLink {
  readonly form: "wiki" | "address";
  readonly isEmbed: boolean;
  readonly target: string;
}

/** What is understood of a note: what it is called, what it points at, its tags. */
export interface NoteOutline {
  readonly title: string;
  readonly aliases: readonly string[];
  readonly tags: readonly string[];
  readonly links: readonly OutlinedLink[];
  /** The places of the web it links to, without the part behind "#" that names a passage. */
  readonly addresses: readonly string[];
}

/** Understands a note from its syntax tree and its fields. */
export function outlineNote(body: string, path = ""): NoteOutline {
  return understandNote(body, path).outline;
}

/** What is understood of a note, and its fields, all from one reading of it. */
export function understandNote(
  body: string,
  path: string,
): { readonly outline: NoteOutline; readonly fields: NoteFields } {
  const head = headDocument(body);
  const fields = fieldsOf(head);
  return { outline: outlineOf(body, path, fields, noteHead(body, path, 0, head)), fields };
}

function outlineOf(
  body: string,
  path: string,
  fields: NoteFields,
  { title, written }: NoteHead,
): NoteOutline {
  const { references, tags } = collectReferences(body);
  const links: OutlinedLink[] = [];
  const addresses = new Set<string>();
  for (const { form, isEmbed, target } of references) {
    if (form === "address" && /^[a-z][a-z0-9+.-]*:/i.test(target))
      addresses.add(target.split("#:~:text=")[0] ?? target);
    else if (target !== "") links.push({ form, isEmbed, target });
  }
  return {
    title,
    // A link may name it as it is written, too.
    aliases: [
      ...(written === title ? [] : [written]),
      ...listed(fields.get("aliases") ?? fields.get("alias"), /,/),
      ...journalNames(path),
    ],
    tags: [
      ...new Set(
        [...tags, ...listed(fields.get("tags"), /[,\s]+/), ...listed(fields.get("tag"), /[,\s]+/)].map(
          (tag) => tag.replace(/^#/, "").replace(/^\[\[|\]\]$/g, ""),
        ),
      ),
    ]
      .filter((tag) => tag !== "")
      .sort(),
    links,
    addresses: [...addresses],
  };
}

/** The fields of a note's own, by lower-case name. */
export type NoteFields = ReadonlyMap<string, unknown>;

/** The fields at the head of a note: of its front matter, or the properties of its page. */
function fieldsOf(head: MarkdownDocument): NoteFields {
  return head.frontMatter === undefined ? pageProperties(head).fields : frontMatterFields(head.frontMatter);
}

const begun = ["created", "date created", "created at", "date", "wayside-created"];
const edited = [
  "updated",
  "modified",
  "date modified",
  "date updated",
  "updated at",
  "lastmod",
  "last modified",
  "wayside-edited",
];

/** When a note says it was begun and last changed, in milliseconds since 1970. */
export function writtenDates(fields: NoteFields): {
  readonly createdAt: number | undefined;
  readonly editedAt: number | undefined;
} {
  // A file of an earlier version of this app has its moments in UTC.
  const inUtc = fields.has("wayside");
  const first = (names: readonly string[]): number | undefined => {
    for (const name of names) {
      const moment = writtenMoment(wordsOf(fields.get(name)), inUtc);
      if (moment !== undefined) return moment;
    }
    return undefined;
  };
  return { createdAt: first(begun), editedAt: first(edited) };
}

/** A field that is a list, or words in a row. A list's items are words of their own, with spaces in them. */
function listed(content: unknown, between: RegExp): readonly string[] {
  const items = Array.isArray(content) ? content.flat(3).map(wordsOf) : wordsOf(content).split(between);
  return items.map((item) => item.trim()).filter((item) => item !== "");
}
