import { frontMatterOf } from "../../markdown/front-matter.ts";
import { type About, aboutNothing } from "../note-record.ts";
import { titleKey } from "./note-tags.ts";

/** A Markdown file as a note. */
export interface ReadNote {
  /** The note it is, where this app wrote the file. */
  readonly id: string | undefined;
  readonly body: string;
  /** Milliseconds since 1970, where the file says so. */
  readonly createdAt: number | undefined;
  readonly editedAt: number | undefined;
  readonly about: About;
  readonly pinned: boolean;
}

/** The fields this app writes; front matter with others is the person's own, and stays in the note. */
const own = new Set([
  "title",
  "date",
  "lastmod",
  "created",
  "updated",
  "draft",
  "tags",
  "task",
  "task-of",
  "topic",
  "topic-of",
  "article",
  "article-of",
  "highlight",
  "highlight-of",
  "project",
  "project-of",
  "release",
  "release-of",
  "source",
  "pinned",
  "wayside",
]);
/** Reads a Markdown file: one of this app as the note it was, any other with all that stands in it. */
export function readNoteFile(text: string): ReadNote {
  // Fields of browsers know one kind of line end alone; with two, the first key would change every line.
  const source = text.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n");
  const front = frontMatterOf(source);
  const fields = front === undefined ? new Map<string, string>() : fieldsOf(front.value);
  const createdAt = momentOf(fields.get("wayside-created") ?? fields.get("date") ?? fields.get("created"));
  const editedAt = momentOf(
    fields.get("wayside-edited") ?? fields.get("lastmod") ?? fields.get("updated") ?? fields.get("modified"),
  );
  const id = fields.get("wayside");
  const isKnown = id !== undefined && /^[0-9a-z]{1,64}$/.test(id);
  if (!isKnown || front === undefined)
    return { id: undefined, body: source, createdAt, editedAt, about: aboutNothing, pinned: false };
  const body = [...fields.keys()].every((name) => own.has(name))
    ? source.slice(front.end).replace(/^\r?\n/, "")
    : withoutAdded(source, front.end);
  return { id, body, createdAt, editedAt, about: aboutOf(fields), pinned: fields.get("pinned") === "true" };
}

/** A note's own front matter without the lines that `noteText` puts at its end. */
function withoutAdded(source: string, end: number): string {
  const lines = source.slice(0, end).split("\n");
  const closing = lines.findLastIndex((line) => line.trim() === "---");
  const first = lines.slice(0, closing).findLastIndex((line) => line.startsWith("wayside-created: "));
  if (first < 0) return source;
  return [...lines.slice(0, first), ...lines.slice(closing)].join("\n") + source.slice(end);
}

/** Whether two texts are the same note: a file ends with a line end, where the note may not. */
export function sameBody(one: string, other: string): boolean {
  return bodyKey(one) === bodyKey(other);
}

/**
 * What two texts that are the same note have in common. A link that is called by words of its own may come back with
 * its title as the title is written.
 */
export function bodyKey(body: string): string {
  return body
    .replace(/\r?\n$/, "")
    .replace(/\[\[([^[\]|\n]+)(?:\|([^[\]\n]+))?\]\]/g, (_, title: string, words: string | undefined) =>
      words === undefined ? `[[${title.trim()}]]` : `[[${titleKey(title)}|${words.trim()}]]`,
    );
}

function aboutOf(fields: ReadonlyMap<string, string>): About {
  const field = (name: string): string => fields.get(name) ?? "";
  const address = field("source");
  const kind = (["task", "topic", "highlight", "release", "article", "project"] as const).find((one) =>
    fields.has(`${one}-of`),
  );
  if (kind === undefined) return aboutNothing;
  const whole = field(`${kind}-of`);
  const title = field(kind);
  if (kind === "article") return { kind, article: whole, title, address };
  if (kind === "project") return { kind, project: whole, title, address };
  const slash = whole.indexOf("/");
  if (slash < 0) return aboutNothing;
  const [first, second] = [whole.slice(0, slash), whole.slice(slash + 1)];
  switch (kind) {
    case "task":
      return { kind, plan: first, task: second, title };
    case "topic":
      return { kind, plan: first, topic: second, title };
    case "highlight":
      return { kind, article: first, highlight: second, title };
    case "release":
      return { kind, project: first, release: second, title, address };
  }
}

function fieldsOf(front: string): Map<string, string> {
  const fields = new Map<string, string>();
  for (const line of front.split(/\r?\n/)) {
    const [, name, value = ""] = /^([\p{L}\p{N}_-]+)\s*[:=]([\s\S]*)$/u.exec(line) ?? [];
    if (name !== undefined) fields.set(name.toLowerCase(), unquoted(value.trim()));
    // What is no plain field is of another hand.
    else if (line.trim() !== "") fields.set(line, "");
  }
  return fields;
}

function unquoted(value: string): string {
  if (!value.startsWith('"')) return value.replace(/^'(.*)'$/, "$1");
  try {
    const text: unknown = JSON.parse(value);
    return typeof text === "string" ? text : value;
  } catch {
    return value;
  }
}

function momentOf(said: string | undefined): number | undefined {
  // A date without a zone was written without one by this app, in UTC.
  const moment = Date.parse(/^\d{4}-\d\d-\d\dT[\d:.]+$/.test(said ?? "") ? `${said}Z` : (said ?? ""));
  return Number.isNaN(moment) ? undefined : moment;
}
