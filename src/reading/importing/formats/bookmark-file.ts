import { decodeEntity } from "../../../markdown/entity.ts";
import { type Candidate, momentIn, tagsIn } from "../rules/candidate.ts";

/** What the names of lists say of those below them, as Read It Later and Pocket have them. */
const archives = /^(?:read )?archive$|^已读$|^archiv/i;
/** Folders every browser has, which say nothing. */
const nothing =
  /^(?:bookmarks?(?: bar| menu| toolbar)?|unread|other bookmarks|shaarli export.*|pocket export)$/i;

/**
 * Reads a file of bookmarks: the format of Netscape, which browsers, Shaarli, Pinboard, linkding and others write, and
 * the lists of Read It Later and Pocket. Read as text, not as a page: nothing of it runs, and long ones take no time.
 */
export function readBookmarkFile(html: string): readonly Candidate[] {
  const found: Candidate[] = [];
  const folders: string[] = [];
  let pending = "";
  let isArchive = false;
  const tokens = /<h[1-6][^>]*>([\s\S]*?)<\/h[1-6]>|<(\/?)(dl|ul)\b[^>]*>|<a\s([^>]*)>([\s\S]*?)<\/a>/gi;
  for (const [, heading, closing, list, attributes, words] of html.matchAll(tokens)) {
    if (heading !== undefined) {
      pending = plain(heading);
      isArchive = archives.test(pending);
    } else if (list !== undefined) {
      if (closing === "") folders.push(nothing.test(pending) || archives.test(pending) ? "" : pending);
      else folders.pop();
      pending = "";
    } else if (attributes !== undefined) {
      const address = plain(attribute(attributes, "href"));
      // What browsers keep for themselves is no bookmark of anybody's.
      if (/^(?:place|javascript|data|about|chrome):/i.test(address)) continue;
      found.push({
        address,
        title: plain(words ?? ""),
        tags: [
          ...new Set([
            ...folders.filter((folder) => folder !== ""),
            ...tagsIn(plain(attribute(attributes, "tags"))),
          ]),
        ],
        savedAt: momentIn(attribute(attributes, "add_date") || attribute(attributes, "time_added")),
        state: isArchive || attribute(attributes, "toread") === "0" ? "archived" : "unread",
        highlights: [],
      });
    }
  }
  return found;
}

function attribute(attributes: string, name: string): string {
  const match = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s>]+))`, "i").exec(
    attributes,
  );
  return match?.[1] ?? match?.[2] ?? match?.[3] ?? "";
}

function plain(html: string): string {
  return decodeEntity(html.replace(/<[^>]*>/g, ""))
    .replace(/\s+/g, " ")
    .trim();
}
