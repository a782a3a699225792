import { frontMatterOf } from "../../markdown/front-matter.ts";
import type { Note } from "../note-record.ts";
import { type NoteNames, noteNames } from "./note-names.ts";
import { noteTags, titleKey } from "./note-tags.ts";
import { noteTitle } from "./note-title.ts";
import { type Destination, withOutgoingLinks } from "./outgoing-links.ts";

export interface NoteFile {
  readonly name: string;
  readonly text: string;
}

export const frontMatters = ["both", "obsidian", "hugo", "none"] as const;
/** What stands above the text of a note: what Obsidian and Hugo both read, what one of them reads, or nothing. */
export type FrontMatter = (typeof frontMatters)[number];

/**
 * A note as a Markdown file with YAML front matter; docs/note-files.md quotes what Obsidian and Hugo document. Strings
 * are written as JSON, which is YAML too (YAML 1.2). A note that brings YAML front matter of its own keeps it, with what
 * this app needs to know it again as its last lines; one with TOML stays as it is.
 */
export function noteText(note: Note, front: FrontMatter = "both", body: string = note.body): string {
  const text = `${body}${body.endsWith("\n") ? "" : "\n"}`;
  if (front === "none") return text;
  const own = frontMatterOf(body);
  if (own !== undefined) return body.startsWith("---") ? withOwnFrontMatter(note, body, own.end) : body;
  const lines = ["---", ...headLines(note, front), ...knownLines(note), "---"];
  return `${lines.join("\n")}\n\n${text}`;
}

/** The lines by which this app knows a note again, before the fence that closes the note's own front matter. */
function withOwnFrontMatter(note: Note, body: string, end: number): string {
  const head = body.slice(0, end);
  const fence = head.lastIndexOf("---");
  const lines = [
    `wayside-created: ${momentOf(note.createdAt)}`,
    `wayside-edited: ${momentOf(note.editedAt)}`,
    ...knownLines(note),
  ];
  const before = head.slice(0, fence);
  return `${before}${before.endsWith("\n") ? "" : "\n"}${lines.join("\n")}\n${head.slice(fence)}${body.slice(end)}`;
}

function headLines(note: Note, front: Exclude<FrontMatter, "none">): readonly string[] {
  const title = `title: ${JSON.stringify(noteTitle(note.body))}`;
  const created = momentOf(note.createdAt);
  const edited = momentOf(note.editedAt);
  const tags = noteTags(note.body);
  const tagLines = tags.length === 0 ? [] : [`tags: ${JSON.stringify(tags)}`];
  switch (front) {
    case "both":
      return [title, `date: ${created}`, `lastmod: ${edited}`, ...tagLines];
    case "hugo":
      return [title, `date: ${created}`, `lastmod: ${edited}`, "draft: false", ...tagLines];
    case "obsidian":
      // Its dates have no zone: they are read as they are where the note is opened.
      return [`created: ${created.slice(0, 19)}`, `updated: ${edited.slice(0, 19)}`, ...tagLines];
  }
}

function momentOf(time: number): string {
  return new Date(time).toISOString();
}

function knownLines(note: Note): readonly string[] {
  return [
    ...aboutLines(note),
    ...(note.pinned ? ["pinned: true"] : []),
    `wayside: ${JSON.stringify(note.id)}`,
  ];
}

function aboutLines({ about }: Note): readonly string[] {
  const line = (name: string, value: string): string => `${name}: ${JSON.stringify(value)}`;
  switch (about.kind) {
    case "task":
      return [line("task", about.title), line("task-of", `${about.plan}/${about.task}`)];
    case "topic":
      return [line("topic", about.title), line("topic-of", `${about.plan}/${about.topic}`)];
    case "article":
      return [line("article", about.title), line("article-of", about.article), line("source", about.address)];
    case "highlight":
      return [line("highlight", about.title), line("highlight-of", `${about.article}/${about.highlight}`)];
    case "project":
      return [line("project", about.title), line("project-of", about.project), line("source", about.address)];
    case "release":
      return [
        line("release", about.title),
        line("release-of", `${about.project}/${about.release}`),
        line("source", about.address),
      ];
    case "nothing":
      return [];
  }
}

/** What the files of notes are made with. */
export interface NoteFileChoices {
  readonly front?: FrontMatter;
  /** The names under which notes left before. */
  readonly before?: NoteNames;
  /** All notes there are, where only some leave: their links still lead to the others' files. */
  readonly among?: readonly Note[];
  /** Where titles lead that are no note's. */
  readonly elsewhere?: (title: string) => string | undefined;
}

/** Notes as files with names of their own, oldest first. */
export function noteFiles(
  notes: readonly Note[],
  { front = "both", before, among = notes, elsewhere }: NoteFileChoices = {},
): readonly (NoteFile & { readonly id: string })[] {
  const names = noteNames(among, before);
  const byTitle = new Map<string, string>();
  for (const note of among) {
    const key = titleKey(noteTitle(note.body));
    if (key !== "" && !byTitle.has(key)) byTitle.set(key, names.get(note.id) ?? "");
  }
  const destinationOf = (title: string): Destination | undefined => {
    const file = byTitle.get(titleKey(title));
    if (file !== undefined) return { kind: "note", file };
    const address = elsewhere?.(title);
    return address === undefined ? undefined : { kind: "web", address };
  };
  const style = front === "both" || front === "obsidian" ? "wiki" : "path";
  return [...notes]
    .sort((one, other) => one.createdAt - other.createdAt || (one.id < other.id ? -1 : 1))
    .map((note) => ({
      id: note.id,
      name: `${names.get(note.id)}.md`,
      text: noteText(note, front, withOutgoingLinks(note.body, style, destinationOf)),
    }));
}
