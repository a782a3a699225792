import { decodeEntity } from "../../../markdown/entity.ts";
import { replaceTags } from "../../../markdown/html-tags.ts";
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
  for (const token of tokensOf(html)) {
    if (token.kind === "heading") {
      pending = plain(token.words);
      isArchive = archives.test(pending);
    } else if (token.kind === "list") {
      if (token.opens) folders.push(nothing.test(pending) || archives.test(pending) ? "" : pending);
      else folders.pop();
      pending = "";
    } else {
      const { attributes, words } = token;
      const address = plain(attribute(attributes, "href"));
      // What browsers keep for themselves is no bookmark of anybody's.
      if (/^(?:place|javascript|data|about|chrome):/i.test(address)) continue;
      found.push({
        address,
        title: plain(words),
        tags: [
          ...new Set([
            ...folders.filter((folder) => folder !== ""),
            ...tagsIn(plain(attribute(attributes, "tags"))),
          ]),
        ],
        savedAt: momentIn(attribute(attributes, "add_date") || attribute(attributes, "time_added")),
        state: isArchive || attribute(attributes, "toread") === "0" ? "archived" : "unread",
        highlights: [],
        note: "",
        starred: false,
        content: "",
        leftBehind: [],
      });
    }
  }
  return found;
}

type Token =
  | { readonly kind: "heading"; readonly words: string }
  | { readonly kind: "list"; readonly opens: boolean }
  | { readonly kind: "link"; readonly attributes: string; readonly words: string };

/** The headings, lists and links of a file, in order. A heading or link without an end ends the search for others. */
function* tokensOf(html: string): Generator<Token> {
  // Behind the last ">" there is no whole tag to look for.
  const text = html.slice(0, html.lastIndexOf(">") + 1);
  const opening = /<(?:(h[1-6])[^>]*|(\/?)(?:dl|ul)\b[^>]*|a\s([^>]*))>/gi;
  const endings = { heading: /<\/h[1-6]>/gi, link: /<\/a>/gi };
  const endless = new Set<keyof typeof endings>();
  for (let tag = opening.exec(text); tag !== null; tag = opening.exec(text)) {
    const [, heading, slash, attributes] = tag;
    if (heading === undefined && attributes === undefined) {
      yield { kind: "list", opens: slash === "" };
      continue;
    }
    const kind = heading === undefined ? "link" : "heading";
    if (endless.has(kind)) continue;
    const ending = endings[kind];
    ending.lastIndex = opening.lastIndex;
    const end = ending.exec(text);
    if (end === null) {
      endless.add(kind);
      continue;
    }
    const words = text.slice(opening.lastIndex, end.index);
    yield kind === "heading" ? { kind, words } : { kind, attributes: attributes ?? "", words };
    opening.lastIndex = ending.lastIndex;
  }
}

function attribute(attributes: string, name: string): string {
  const match = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s>]+))`, "i").exec(
    attributes,
  );
  return match?.[1] ?? match?.[2] ?? match?.[3] ?? "";
}

function plain(html: string): string {
  return decodeEntity(replaceTags(html, "")).replace(/\s+/g, " ").trim();
}
