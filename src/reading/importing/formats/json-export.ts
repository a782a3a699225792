import {
  type Candidate,
  type CandidateHighlight,
  type CandidateText,
  contentIn,
  type FoundInExport,
  type LeftBehind,
  momentIn,
  tagsIn,
  wholeContentIn,
} from "../rules/candidate.ts";

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

/**
 * Reads the articles of an export in JSON, whatever it nests them in; folders become tags. An article is an entry of a
 * list: what an export says of itself, of its owner or of a feed has addresses too.
 */
export function readJsonExport(parsed: unknown): FoundInExport {
  const found: Candidate[] = [];
  const texts: CandidateText[] = [];
  const visit = (value: unknown, folders: readonly string[], depth: number, isEntry: boolean): void => {
    if (depth > DEPTH) return;
    if (Array.isArray(value)) {
      for (const entry of value) visit(entry, folders, depth + 1, true);
      return;
    }
    if (value === null || typeof value !== "object") return;
    const fields = value as Fields;
    if (isEntry && isReaderItem(fields)) {
      const candidate = readerItem(fields);
      if (candidate !== undefined) found.push(candidate);
      return;
    }
    const address = isEntry ? addressOf(fields) : undefined;
    if (address !== undefined) {
      found.push(candidateOf(fields, address, folders));
      return;
    }
    const text = isEntry ? ownText(fields) : undefined;
    if (text !== undefined) {
      texts.push(text);
      return;
    }
    const folder = folderOf(fields);
    const within = folder === "" ? folders : [...folders, folder];
    for (const [key, inner] of Object.entries(fields)) {
      const isList = lists.includes(key) || Array.isArray(inner) || (typeof inner === "object" && depth < 3);
      // Some exports name each entry by a number.
      if (isList) visit(inner, within, depth + 1, /^\d+$/.test(key));
    }
  };
  // A file of one article is that article; one that holds lists says of itself what stands beside them.
  const holdsLists =
    typeof parsed === "object" &&
    parsed !== null &&
    lists.some((key) => Array.isArray((parsed as Fields)[key]));
  visit(parsed, [], 0, !holdsLists);
  return { candidates: found, texts };
}

/** An item as Google Reader wrote them, and FreshRSS, Inoreader, The Old Reader and others do. */
function isReaderItem(fields: Fields): boolean {
  return (
    (Array.isArray(fields.canonical) || Array.isArray(fields.alternate)) && Array.isArray(fields.categories)
  );
}

function readerItem(fields: Fields): Candidate | undefined {
  const hrefIn = (list: unknown): string | undefined =>
    Array.isArray(list)
      ? list
          .map((link: unknown) => (link as { readonly href?: unknown } | null)?.href)
          .find((href) => typeof href === "string")
      : undefined;
  const address = hrefIn(fields.canonical) ?? hrefIn(fields.alternate);
  if (address === undefined) return undefined;
  const categories = (fields.categories as readonly unknown[]).map(String);
  const moments = [
    Number(fields.timestampUsec) / 1000,
    Number(fields.crawlTimeMsec),
    Number(fields.published) * 1000,
  ];
  const notes = Array.isArray(fields.annotations)
    ? fields.annotations.map((note: unknown) =>
        String((note as { readonly content?: unknown } | null)?.content ?? "").trim(),
      )
    : [];
  const textIn = (part: unknown): string =>
    wholeContentIn((part as { readonly content?: unknown } | null | undefined)?.content);
  const content = textIn(fields.content) || textIn(fields.summary);
  const hasMore = content === "" && (fields.content !== undefined || fields.summary !== undefined);
  return {
    address,
    title: String(fields.title ?? "").trim(),
    tags: tagsIn(categories.flatMap((category) => /^user\/[^/]*\/label\/(.+)$/.exec(category)?.[1] ?? [])),
    savedAt: momentIn(moments.find((moment) => Number.isFinite(moment) && moment > 0)),
    state: categories.some((category) => /\/state\/com\.google\/read$/.test(category)) ? "read" : "unread",
    highlights: [],
    note: notes.filter((note) => note !== "").join("\n\n"),
    // What a feed reader has a star on is what was saved there.
    starred: false,
    content,
    leftBehind: hasMore ? ["full-text"] : [],
  };
}

/** A text of a person's own, which karakeep keeps among the bookmarks. */
function ownText(fields: Fields): CandidateText | undefined {
  const { content } = fields;
  if (content === null || typeof content !== "object" || Array.isArray(content)) return undefined;
  const { type, text } = content as Fields;
  if (type !== "text" || typeof text !== "string" || text.trim() === "") return undefined;
  return {
    title: String(fields.title ?? "").trim(),
    text: text.trim(),
    savedAt: momentIn(first(fields, names.saved)),
  };
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
  // A collection of Linkwarden has its articles as links.
  const isCollection = Array.isArray(fields.links) && typeof fields.name === "string";
  if (isCollection) return String(fields.name).trim();
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
    note: String(first(fields, ["note", "notes", "document_note"]) ?? "").trim(),
    starred: isOn(
      fields,
      "favourited",
      "favorited",
      "favorite",
      "is_starred",
      "starred",
      "is_marked",
      "is_fav",
      "isFavorite",
    ),
    content: contentIn(fields.content) || contentIn(fields.html),
    leftBehind: leftBehindOf(fields, isPinboard),
  };
}

function leftBehindOf(fields: Fields, isPinboard: boolean): readonly LeftBehind[] {
  const hasWords = (key: string): boolean => typeof fields[key] === "string" && fields[key].trim() !== "";
  return [
    ...((!isPinboard && hasWords("description")) || hasWords("extended") || hasWords("excerpt")
      ? (["description"] as const)
      : []),
  ];
}

function first(fields: Fields, keys: readonly string[]): unknown {
  for (const key of keys) {
    const value = fields[key];
    if (value !== undefined && value !== null && value !== "") return value;
  }
  return undefined;
}

/** Whether one of some fields is true, in one of the ways exports write that. */
function isOn(fields: Fields, ...keys: readonly string[]): boolean {
  return keys.some((key) => [true, 1, "1", "true"].some((value) => fields[key] === value));
}

function stateOf(fields: Fields): Candidate["state"] {
  const said = String(fields.state ?? fields.status ?? fields.location ?? "").toLowerCase();
  if (
    isOn(fields, "is_read", "read", "isRead") ||
    Number(fields.readingProgress ?? fields.read_progress ?? 0) >= 100
  )
    return "read";
  if (isOn(fields, "is_archived", "archived", "archive", "isArchived", "3") || /^(?:archived?|1)$/.test(said))
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
