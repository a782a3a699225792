import { frontMatterOf } from "../../markdown/front-matter.ts";
import { type About, aboutNothing } from "../note-record.ts";

/** A Markdown file as a note. */
export interface ReadNote {
  /** The note it is, where this app wrote the file. */
  readonly id: string | undefined;
  readonly body: string;
  /** Milliseconds since 1970, where the file says so. */
  readonly createdAt: number | undefined;
  readonly editedAt: number | undefined;
  readonly about: About;
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
  "article",
  "article-of",
  "source",
  "wayside",
]);

/** Reads a Markdown file: one of this app as the note it was, any other with all that stands in it. */
export function readNoteFile(text: string): ReadNote {
  const source = text.replace(/^\ufeff/, "");
  const front = frontMatterOf(source);
  const fields = front === undefined ? new Map<string, string>() : fieldsOf(front.value);
  const createdAt = momentOf(fields.get("date") ?? fields.get("created"));
  const editedAt = momentOf(fields.get("lastmod") ?? fields.get("updated") ?? fields.get("modified"));
  const id = fields.get("wayside");
  const isOwn =
    id !== undefined && /^[0-9a-z]{1,64}$/.test(id) && [...fields.keys()].every((name) => own.has(name));
  if (!isOwn || front === undefined)
    return { id: undefined, body: source, createdAt, editedAt, about: aboutNothing };
  const body = source.slice(front.end).replace(/^\r?\n/, "");
  return { id, body, createdAt, editedAt, about: aboutOf(fields) };
}

/** Whether two texts are the same note: a file ends with a line end, where the note may not. */
export function sameBody(one: string, other: string): boolean {
  return one.replace(/\r?\n$/, "") === other.replace(/\r?\n$/, "");
}

function aboutOf(fields: ReadonlyMap<string, string>): About {
  const [task, article] = [fields.get("task-of"), fields.get("article-of")];
  if (task?.includes("/")) {
    const slash = task.indexOf("/");
    return {
      kind: "task",
      plan: task.slice(0, slash),
      task: task.slice(slash + 1),
      title: fields.get("task") ?? "",
    };
  }
  if (article !== undefined)
    return {
      kind: "article",
      article,
      title: fields.get("article") ?? "",
      address: fields.get("source") ?? "",
    };
  return aboutNothing;
}

function fieldsOf(front: string): Map<string, string> {
  const fields = new Map<string, string>();
  for (const line of front.split(/\r?\n/)) {
    const [, name, value = ""] = /^([\p{L}\p{N}_-]+)\s*[:=]\s*(.*?)\s*$/u.exec(line) ?? [];
    if (name !== undefined) fields.set(name.toLowerCase(), unquoted(value));
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
