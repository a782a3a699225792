import { stringify } from "yaml";
import { frontMatterFields, frontMatterOf } from "../../markdown/front-matter.ts";
import type { Note } from "../note-record.ts";

/** A file of text that leaves. */
export interface NoteFile {
  readonly name: string;
  readonly text: string;
}

export const frontMatters = ["none", "obsidian", "hugo"] as const;
/** What is added above the text of a note that leaves: nothing, or its dates by the names that Obsidian or Hugo read. */
export type FrontMatter = (typeof frontMatters)[number];

/**
 * The text of a note as its file has it: as it is, or with its dates in its front matter where they are asked for and not
 * there yet. Obsidian's users write `created` and `updated`; Hugo documents `date` and `lastmod`.
 */
export function noteText(note: Note, front: FrontMatter = "none"): string {
  const { body } = note;
  if (front === "none") return body;
  const own = frontMatterOf(body);
  // TOML is left as it is.
  if (own?.language === "toml") return body;
  const present = own === undefined ? new Map<string, unknown>() : frontMatterFields(own);
  const lines = Object.entries(datesOf(note, front)).filter(([name]) => !present.has(name));
  if (lines.length === 0) return body;
  const lineEnd = body.includes("\r\n") ? "\r\n" : "\n";
  const written = stringify(Object.fromEntries(lines), { lineWidth: 0 }).trimEnd().replaceAll("\n", lineEnd);
  if (own === undefined) {
    const mark = body.startsWith("\ufeff") ? "\ufeff" : "";
    return `${mark}---${lineEnd}${written}${lineEnd}---${lineEnd}${body.slice(mark.length)}`;
  }
  // Where the closing fence begins: what stands between the fences is not looked for, it may be nothing.
  const opening = /^\ufeff?---[ \t]*(?:\r\n|\n|\r)/.exec(body)?.[0].length ?? 0;
  const at = opening + own.value.length;
  return `${body.slice(0, at)}${written}${lineEnd}${body.slice(at)}`;
}

function datesOf(note: Note, front: Exclude<FrontMatter, "none">): Readonly<Record<string, string>> {
  const [created, edited] = [new Date(note.createdAt), new Date(note.editedAt)];
  return front === "hugo"
    ? { date: created.toISOString(), lastmod: edited.toISOString() }
    : { created: localMoment(created), updated: localMoment(edited) };
}

/** A moment without a zone, as Obsidian's properties have it: of the zone it is read in. */
function localMoment(date: Date): string {
  const two = (value: number): string => String(value).padStart(2, "0");
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`;
}
