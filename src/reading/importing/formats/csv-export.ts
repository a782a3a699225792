import Papa from "papaparse";
import {
  type Candidate,
  type CandidateHighlight,
  contentIn,
  type FoundInExport,
  momentIn,
  tagsIn,
} from "../rules/candidate.ts";

const columns = {
  address: ["url", "link", "address", "source url", "href"],
  title: ["title", "name"],
  tags: ["tags", "document tags", "labels", "tag"],
  saved: [
    "time_added",
    "saved date",
    "timestamp",
    "created",
    "created_at",
    "creation date",
    "date",
    "added",
    "saved",
    "last interaction date",
  ],
  state: ["status", "location", "state", "folder", "is_archived", "archived"],
  progress: ["reading progress", "progress"],
  quote: ["selection", "highlight", "quote", "excerpt of selection"],
  quotes: ["highlights"],
  note: ["note", "notes", "document note"],
  read: ["read", "is_read"],
  favourite: ["favorite", "favorited", "favourite", "starred", "is_starred"],
  text: ["content", "html"],
  description: ["excerpt", "description"],
} as const;
/** The folder that Instapaper has for favourites. */
const starredFolder = /^starred$/i;
/** Folders of Instapaper and Raindrop that are none of a person's own. */
const ownFolders = /^(?:unread|archive|starred|home|unsorted|)$/i;

/** Reads the articles of an export in CSV (RFC 4180): Pocket, Instapaper, Readwise Reader, Readeck, wallabag, Matter, Raindrop and others like them. */
export function readCsvExport(text: string): FoundInExport | undefined {
  const { data } = Papa.parse<Record<string, string>>(text, {
    header: true,
    skipEmptyLines: "greedy",
    transformHeader: (header) =>
      header
        .replace(/^\ufeff/, "")
        .trim()
        .toLowerCase(),
  });
  const [head] = data;
  if (head === undefined || !columns.address.some((name) => name in head)) return undefined;
  // Where any day of a file stands behind its month, all do.
  const isMonthFirst = data.some((row) =>
    columns.saved.some((name) => /^\d{1,2}\/(?:1[3-9]|2\d|3[01])\//.test(row[name] ?? "")),
  );
  const candidates = data.map((row): Candidate => {
    const cell = (names: readonly string[]): string => {
      for (const name of names) if ((row[name] ?? "").trim() !== "") return (row[name] ?? "").trim();
      return "";
    };
    const state = cell(columns.state);
    const quote = cell(columns.quote);
    const savedAt = momentIn(cell(columns.saved), isMonthFirst ? "month" : "day");
    const folder = (row.folder ?? "").trim();
    const folders = ownFolders.test(folder) ? [] : folder.split(" / ").map((name) => name.trim());
    const note = cell(columns.note);
    const isTrue = (value: string): boolean => /^(?:true|1|yes)$/i.test(value);
    return {
      address: cell(columns.address),
      title: cell(columns.title),
      tags: [...new Set([...folders, ...tagsIn(cell(columns.tags))])],
      savedAt,
      state:
        Number.parseFloat(cell(columns.progress)) >= 1 || isTrue(cell(columns.read))
          ? "read"
          : /^(?:archived?|true|1|read)$/i.test(state)
            ? "archived"
            : "unread",
      highlights: [
        ...(quote === "" ? [] : [{ text: quote, note, at: savedAt }]),
        ...raindropHighlights(cell(columns.quotes), savedAt),
      ],
      note: quote === "" ? note : "",
      starred: isTrue(cell(columns.favourite)) || starredFolder.test(folder),
      content: contentIn(cell(columns.text)),
      leftBehind: [...(cell(columns.description) === "" ? [] : (["description"] as const))],
    };
  });
  return { candidates, texts: [] };
}

/** The highlights in a cell of Raindrop's: each behind "Highlight:", its note behind "Note:". */
function raindropHighlights(cell: string, at: number): readonly CandidateHighlight[] {
  return cell
    .split(/^Highlight:/m)
    .slice(1)
    .flatMap((part) => {
      const [text = "", note = ""] = part.split(/^Note:/m).map((words) => words.trim());
      return text === "" ? [] : [{ text, note, at }];
    });
}
