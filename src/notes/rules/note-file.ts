import type { Note } from "../note-record.ts";
import { safeFileName, uniqueNames } from "./file-name.ts";
import { noteTitle } from "./note-title.ts";

export interface NoteFile {
  readonly name: string;
  readonly text: string;
}

/**
 * A note as a Markdown file with YAML front matter that Obsidian (properties) and Hugo (title, date, lastmod)
 * both read. Strings are written as JSON, which is YAML too (YAML 1.2). A note that brings front matter of its
 * own keeps it, and gets no second one.
 */
export function noteText(note: Note): string {
  if (/^(?:---|\+\+\+)[ \t]*\r?\n/.test(note.body)) return note.body;
  const lines = [
    "---",
    `title: ${JSON.stringify(noteTitle(note.body))}`,
    `date: ${new Date(note.createdAt).toISOString()}`,
    `lastmod: ${new Date(note.editedAt).toISOString()}`,
    ...aboutLines(note),
    `wayside: ${JSON.stringify(note.id)}`,
    "---",
  ];
  return `${lines.join("\n")}\n\n${note.body}${note.body.endsWith("\n") ? "" : "\n"}`;
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
export function noteFiles(notes: readonly Note[]): readonly NoteFile[] {
  const ordered = [...notes].sort(
    (one, other) => one.createdAt - other.createdAt || (one.id < other.id ? -1 : 1),
  );
  const names = uniqueNames(
    ordered.map((note) =>
      safeFileName(noteTitle(note.body), `Note ${new Date(note.createdAt).toISOString().slice(0, 10)}`),
    ),
  );
  return ordered.map((note, index) => ({ name: `${names[index]}.md`, text: noteText(note) }));
}
