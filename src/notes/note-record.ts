import * as v from "valibot";
import { defineCollection } from "../records/collection.ts";
import { momentSchema } from "../records/field-schemas.ts";
import { fileReferenceSchema } from "../storage/library/file-reference.ts";

/** What a note is about: pointed at by what it is called, never by its insides. */
export const aboutSchema = v.union([
  v.object({ kind: v.literal("task"), plan: v.string(), task: v.string(), title: v.string() }),
  v.object({ kind: v.literal("topic"), plan: v.string(), topic: v.string(), title: v.string() }),
  v.object({ kind: v.literal("article"), article: v.string(), title: v.string(), address: v.string() }),
  v.object({ kind: v.literal("highlight"), highlight: v.string(), article: v.string(), title: v.string() }),
  v.object({ kind: v.literal("project"), project: v.string(), title: v.string(), address: v.string() }),
  v.object({
    kind: v.literal("release"),
    project: v.string(),
    release: v.string(),
    title: v.string(),
    address: v.string(),
  }),
  v.object({ kind: v.literal("nothing") }),
]);
export type About = v.InferOutput<typeof aboutSchema>;
export type AboutKind = About["kind"];
export const aboutNothing: About = { kind: "nothing" };

/** What a note is about as one word, the same for two notes about the same thing; "" for nothing. */
export function aboutKey(about: About): string {
  switch (about.kind) {
    case "task":
      return `task/${about.plan}/${about.task}`;
    case "topic":
      return `topic/${about.plan}/${about.topic}`;
    case "article":
      return `article/${about.article}`;
    case "highlight":
      return `highlight/${about.highlight}`;
    case "project":
      return `project/${about.project}`;
    case "release":
      return `release/${about.project}/${about.release}`;
    case "nothing":
      return "";
  }
}

/** A note: Markdown, when it was begun and last written, and what it is about. Times are milliseconds since 1970. */
export const noteCollection = defineCollection(
  "notes",
  v.object({
    body: v.optional(v.string(), ""),
    about: v.optional(v.fallback(aboutSchema, aboutNothing), aboutNothing),
    createdAt: v.optional(momentSchema, 0),
    editedAt: v.optional(momentSchema, 0),
    /** Where its file lies in its vault, with its name; "" for one begun here that has not left yet. */
    path: v.optional(v.string(), ""),
    /** The vault its file belongs to; "" for none. */
    vault: v.optional(v.string(), ""),
    /** SHA-256 of its file as it last came in or left; "" where it has none. */
    fileHash: v.optional(v.string(), ""),
    /** Its file as it came in, where that was in another encoding than UTF-8; kept for as long as its text is that. */
    file: v.optional(v.fallback(v.nullable(fileReferenceSchema), null), null),
    /** When it came in from elsewhere; 0 for one begun here. */
    importedAt: v.optional(momentSchema, 0),
    /** Whether it stands above all others in the list. */
    pinned: v.optional(v.boolean(), false),
  }),
  ["body"],
);
export type Note = NonNullable<ReturnType<typeof noteCollection.read>>;
