import { type Candidate, type CandidateHighlight, momentIn, tagsIn } from "../rules/candidate.ts";

type Fields = Readonly<Record<string, unknown>>;

/** What exports call the same thing: Pocket, wallabag 1 and 2, Omnivore, Readability, Pinboard, Delicious, Readwise, Readeck, karakeep, linkding, Chromium, Firefox. */
const names = {
  address: [
    "resolved_url",
    "given_url",
    "article__url",
    "source_url",
    "originalArticleUrl",
    "url",
    "href",
    "uri",
    "2",
  ],
  title: ["article__title", "resolved_title", "given_title", "title", "name", "1"],
  tags: ["tags", "labels", "tag_names", "document_tags"],
  saved: [
    "created_at",
    "createdAt",
    "savedAt",
    "saved_at",
    "time_added",
    "date_added",
    "dateAdded",
    "created",
    "time",
    "added",
  ],
} as const;
/** Below which keys further entries stand. */
const lists = [
  "bookmarks",
  "children",
  "items",
  "links",
  "entries",
  "articles",
  "list",
  "data",
  "results",
  "roots",
];
const DEPTH = 40;

/** Reads the articles of an export in JSON, whatever it nests them in; folders become tags. */
export function readJsonExport(parsed: unknown): readonly Candidate[] {
  const found: Candidate[] = [];
  const visit = (value: unknown, folders: readonly string[], depth: number): void => {
    if (depth > DEPTH) return;
    if (Array.isArray(value)) {
      for (const one of value) visit(one, folders, depth + 1);
      return;
    }
    if (value === null || typeof value !== "object") return;
    const fields = value as Fields;
    const address = addressOf(fields);
    if (address !== undefined) {
      found.push(candidateOf(fields, address, folders));
      return;
    }
    const folder = folderOf(fields);
    const within = folder === "" ? folders : [...folders, folder];
    for (const [key, inner] of Object.entries(fields)) {
      const isList = lists.includes(key) || Array.isArray(inner) || (typeof inner === "object" && depth < 3);
      if (isList) visit(inner, within, depth + 1);
    }
  };
  visit(parsed, [], 0);
  return found;
}

function addressOf(fields: Fields): string | undefined {
  for (const name of names.address) {
    const value = fields[name];
    if (typeof value === "string" && /^[a-z][a-z0-9+.-]*:/i.test(value.trim())) return value.trim();
  }
  // karakeep keeps what a bookmark is one level below it.
  const { content } = fields;
  return content !== null && typeof content === "object" && !Array.isArray(content)
    ? addressOf(content as Fields)
    : undefined;
}

/** The folder of browsers' bookmarks that an object is; "" for their roots. */
function folderOf(fields: Fields): string {
  const isRoot = typeof fields.root === "string" || typeof fields.roots === "object";
  const isTop =
    /^(?:toolbar|menu|unfiled|mobile|root)_{2,}$/.test(String(fields.guid ?? "")) ||
    fields.parent_id === "0" ||
    /^[0-3]$/.test(String(fields.id ?? ""));
  if (isRoot || isTop || !Array.isArray(fields.children)) return "";
  return String(fields.title ?? fields.name ?? "").trim();
}

function candidateOf(fields: Fields, address: string, folders: readonly string[]): Candidate {
  const inner =
    fields.content !== null && typeof fields.content === "object" ? (fields.content as Fields) : {};
  // Where the address is called "href", "description" is the title and "extended" what was written to it (Pinboard).
  const isPinboard = fields.href !== undefined && fields.title === undefined;
  const title = isPinboard ? fields.description : (first(fields, names.title) ?? first(inner, names.title));
  const rawTags = first(fields, names.tags);
  return {
    address,
    title: String(title ?? "").trim(),
    tags: [
      ...new Set([
        ...folders,
        ...tagsIn(rawTags, typeof rawTags === "string" && isPinboard ? /\s+/ : /[,;|]/),
      ]),
    ],
    savedAt: momentIn(first(fields, names.saved)),
    state: stateOf(fields),
    highlights: highlightsOf(fields),
  };
}

function first(fields: Fields, keys: readonly string[]): unknown {
  for (const key of keys) {
    const value = fields[key];
    if (value !== undefined && value !== null && value !== "") return value;
  }
  return undefined;
}

function stateOf(fields: Fields): Candidate["state"] {
  const is = (...keys: readonly string[]): boolean =>
    keys.some(
      (key) => fields[key] === true || fields[key] === 1 || fields[key] === "1" || fields[key] === "true",
    );
  const said = String(fields.state ?? fields.status ?? fields.location ?? "").toLowerCase();
  if (is("is_read", "read", "isRead") || Number(fields.readingProgress ?? fields.read_progress ?? 0) >= 100)
    return "read";
  if (is("is_archived", "archived", "archive", "isArchived", "3") || /^(?:archived?|1)$/.test(said))
    return "archived";
  // Pinboard says of each whether it is still to be read.
  return fields.toread === "no" ? "archived" : "unread";
}

function highlightsOf(fields: Fields): readonly CandidateHighlight[] {
  const all = fields.highlights ?? fields.annotations;
  if (!Array.isArray(all)) return [];
  return all.flatMap((one: unknown): readonly CandidateHighlight[] => {
    if (one === null || typeof one !== "object") return [];
    const kept = one as Fields;
    const text = String(first(kept, ["quote", "text", "exact"]) ?? "").trim();
    const note = String(first(kept, ["annotation", "note"]) ?? "").trim();
    // wallabag calls what was written "text", and what it was written to "quote".
    const own = kept.quote !== undefined && kept.text !== undefined ? String(kept.text ?? "").trim() : note;
    return text === "" ? [] : [{ text, note: own, at: momentIn(first(kept, names.saved)) }];
  });
}
