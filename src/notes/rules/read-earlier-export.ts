import { frontMatterOf, frontMatterWords } from "../../markdown/front-matter.ts";
import { type About, aboutNothing } from "../note-record.ts";

/** A file that an earlier version of this app wrote: the note it was, and that note's text. */
export interface EarlierExport {
  readonly id: string;
  /** The text of the note, without the front matter that was put above it. */
  readonly body: string;
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

/** Reads what earlier versions of this app wrote above the text of a note that left; undefined for any other file. */
export function readEarlierExport(text: string): EarlierExport | undefined {
  if (!text.includes("wayside")) return undefined;
  const source = text.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n");
  const front = frontMatterOf(source);
  if (front === undefined) return undefined;
  const fields = frontMatterWords(front);
  const id = fields.get("wayside");
  if (id === undefined || !/^[0-9a-z]{1,64}$/.test(id)) return undefined;
  const isOwn = front.value
    .split("\n")
    .every(
      (line) => line.trim() === "" || own.has(line.slice(0, Math.max(line.indexOf(":"), 0)).toLowerCase()),
    );
  const body = isOwn ? source.slice(front.end).replace(/^\n/, "") : withoutAdded(source, front.end);
  return { id, body, about: aboutOf(fields), pinned: fields.get("pinned") === "true" };
}

/** A note's own front matter without the lines that were put at its end. */
function withoutAdded(source: string, end: number): string {
  const lines = source.slice(0, end).split("\n");
  const closing = lines.findLastIndex((line) => line.trim() === "---");
  const first = lines.slice(0, closing).findLastIndex((line) => line.startsWith("wayside-created: "));
  if (first < 0) return source;
  return [...lines.slice(0, first), ...lines.slice(closing)].join("\n") + source.slice(end);
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
