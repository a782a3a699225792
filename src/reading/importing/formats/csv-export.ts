import Papa from "papaparse";
import { type Candidate, momentIn, tagsIn } from "../rules/candidate.ts";

const columns = {
  address: ["url", "link", "address", "source url", "href"],
  title: ["title", "name"],
  tags: ["tags", "document tags", "labels", "tag"],
  saved: ["time_added", "saved date", "timestamp", "created", "created_at", "date", "added", "saved"],
  state: ["status", "location", "state", "folder", "is_archived", "archived"],
  progress: ["reading progress", "progress"],
  quote: ["selection", "highlight", "quote", "excerpt of selection"],
  note: ["note", "notes", "document note"],
} as const;
/** Folders of Instapaper that are none of a person's own. */
const ownFolders = /^(?:unread|archive|starred|home|)$/i;

/** Reads the articles of an export in CSV (RFC 4180): Pocket, Instapaper, Readwise Reader, Readeck and others like them. */
export function readCsvExport(text: string): readonly Candidate[] | undefined {
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
  return data.map((row): Candidate => {
    const cell = (names: readonly string[]): string => {
      for (const name of names) if ((row[name] ?? "").trim() !== "") return (row[name] ?? "").trim();
      return "";
    };
    const state = cell(columns.state);
    const quote = cell(columns.quote);
    const savedAt = momentIn(cell(columns.saved));
    const folder = (row.folder ?? "").trim();
    return {
      address: cell(columns.address),
      title: cell(columns.title),
      tags: [...new Set([...(ownFolders.test(folder) ? [] : [folder]), ...tagsIn(cell(columns.tags))])],
      savedAt,
      state:
        Number.parseFloat(cell(columns.progress)) >= 1
          ? "read"
          : /^(?:archived?|true|1|read)$/i.test(state)
            ? "archived"
            : "unread",
      highlights: quote === "" ? [] : [{ text: quote, note: cell(columns.note), at: savedAt }],
    };
  });
}
