import type { Note } from "../note-record.ts";
import { safeFileName, uniqueNames } from "./file-name.ts";
import { noteTags } from "./note-tags.ts";
import { noteTitle } from "./note-title.ts";

export interface NoteFile {
  readonly name: string;
  readonly text: string;
}

export const frontMatters = ["both", "obsidian", "hugo", "none"] as const;
/** What stands above the text of a note: what Obsidian and Hugo both read, what one of them reads, or nothing. */
export type FrontMatter = (typeof frontMatters)[number];

/**
 * A note as a Markdown file with YAML front matter; docs/note-files.md quotes what Obsidian and Hugo document. Strings
 * are written as JSON, which is YAML too (YAML 1.2). A note that brings front matter of its own keeps it, and gets no
 * second one.
 */
export function noteText(note: Note, front: FrontMatter = "both"): string {
  const text = `${note.body}${note.body.endsWith("\n") ? "" : "\n"}`;
  if (/^(?:---|\+\+\+)[ \t]*\r?\n/.test(note.body)) return note.body;
  if (front === "none") return text;
  const lines = [
    "---",
    ...headLines(note, front),
    ...aboutLines(note),
    `wayside: ${JSON.stringify(note.id)}`,
    "---",
  ];
  return `${lines.join("\n")}\n\n${text}`;
}

function headLines(note: Note, front: Exclude<FrontMatter, "none">): readonly string[] {
  const title = `title: ${JSON.stringify(noteTitle(note.body))}`;
  const created = new Date(note.createdAt).toISOString();
  const edited = new Date(note.editedAt).toISOString();
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

function aboutLines({ about }: Note): readonly string[] {
  switch (about.kind) {
    case "task":
      return [
        `task: ${JSON.stringify(about.title)}`,
        `task-of: ${JSON.stringify(`${about.plan}/${about.task}`)}`,
      ];
    case "article":
      return [
        `article: ${JSON.stringify(about.title)}`,
        `article-of: ${JSON.stringify(about.article)}`,
        `source: ${JSON.stringify(about.address)}`,
      ];
    case "nothing":
      return [];
  }
}

/** All notes as files with names of their own, oldest first. */
export function noteFiles(notes: readonly Note[], front: FrontMatter = "both"): readonly NoteFile[] {
  const ordered = [...notes].sort(
    (one, other) => one.createdAt - other.createdAt || (one.id < other.id ? -1 : 1),
  );
  const names = uniqueNames(
    ordered.map((note) =>
      safeFileName(noteTitle(note.body), `Note ${new Date(note.createdAt).toISOString().slice(0, 10)}`),
    ),
  );
  return ordered.map((note, index) => ({ name: `${names[index]}.md`, text: noteText(note, front) }));
}
