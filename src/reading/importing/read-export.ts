import { unzipSync } from "fflate";
import { decodeText } from "../../encoding/decode-text.ts";
import { articleId } from "../article-id.ts";
import { canonicalAddress } from "../rules/canonical-address.ts";
import { readBookmarkFile } from "./formats/bookmark-file.ts";
import { readCsvExport } from "./formats/csv-export.ts";
import { readJsonExport } from "./formats/json-export.ts";
import {
  type Candidate,
  type CandidateHighlight,
  type CandidateText,
  contentIn,
  type FoundInExport,
  type ReadExport,
  type Skipped,
} from "./rules/candidate.ts";

/** An article of an export with the id it has here. */
export interface ImportCandidate extends Candidate {
  readonly id: string;
}

/** What was found in an export, ready to be taken up. */
export interface PreparedExport extends Pick<ReadExport, "skipped" | "texts"> {
  readonly candidates: readonly ImportCandidate[];
  /** The names of files that are no export. */
  readonly unknown: readonly string[];
}

/** A file of an export: some readers hand theirs over in several. */
export interface ExportFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Bytes of a zip, unpacked, that are read at most. */
const LARGEST = 512 * 1024 * 1024;

/** Reads exports of other readers or browsers, whichever they are; undefined where none of the files is one. */
export function readExports(files: readonly ExportFile[]): PreparedExport | undefined {
  const found: Candidate[] = [];
  const texts: CandidateText[] = [];
  const unknown: string[] = [];
  for (const { name, bytes } of files) {
    const read = bytes[0] === 0x50 && bytes[1] === 0x4b ? fromZip(bytes) : fromText(decoded(bytes), name);
    if (read === undefined) unknown.push(name);
    else {
      found.push(...read.candidates);
      texts.push(...read.texts);
    }
  }
  return unknown.length === files.length ? undefined : { ...prepared(found), texts, unknown };
}

/** The text of a file, which may name its encoding as bookmarks do. */
function decoded(bytes: Uint8Array): string {
  const start = new TextDecoder("latin1").decode(bytes.subarray(0, 2000));
  const named = /<meta[^>]{0,200}charset\s{0,8}=\s{0,8}["']?([\w.:-]+)/i.exec(start)?.[1];
  return decodeText(bytes, named === undefined ? [] : [named]).text;
}

function fromText(text: string, name: string): FoundInExport | undefined {
  const start = text.slice(0, 2000).trimStart();
  if (/^[[{]/.test(start)) {
    try {
      return readJsonExport(JSON.parse(text));
    } catch {
      return undefined;
    }
  }
  if (/^<|\.html?$/i.test(start.slice(0, 1) + name))
    return /<a\s/i.test(text) ? { candidates: readBookmarkFile(text), texts: [] } : undefined;
  return readCsvExport(text);
}

/** Omnivore's export, and others in pieces: every list of articles in it, and highlights beside them by their names. */
function fromZip(bytes: Uint8Array): FoundInExport | undefined {
  let total = 0;
  let entries: Record<string, Uint8Array>;
  try {
    entries = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        const isWanted = /\.(?:json|csv|html?)$/i.test(name) || /^highlights\/.*\.md$/i.test(name);
        if (isWanted) total += originalSize;
        return isWanted && total <= LARGEST;
      },
    });
  } catch {
    return undefined;
  }
  const found: Candidate[] = [];
  const texts: CandidateText[] = [];
  for (const [path, content] of Object.entries(entries)) {
    // Beside the lists: the texts and the highlights of each article, by its name.
    if (/\.md$|^content\//i.test(path)) continue;
    const text = decoded(content);
    const slugs = /\.json$/i.test(path) ? slugsIn(text) : new Map<string, string>();
    const read = fromText(text, path);
    texts.push(...(read?.texts ?? []));
    for (const candidate of read?.candidates ?? []) {
      const slug = slugs.get(candidate.address) ?? "";
      const notes = entries[`highlights/${slug}.md`];
      const page = entries[`content/${slug}.html`];
      const quotes = notes === undefined ? [] : quotesIn(decoded(notes), candidate.savedAt);
      found.push({
        ...candidate,
        content: candidate.content || (page === undefined ? "" : contentIn(decoded(page))),
        highlights: [...candidate.highlights, ...quotes],
      });
    }
  }
  return found.length + texts.length === 0 ? undefined : { candidates: found, texts };
}

/** By the address of an article, the name its other files have (Omnivore). */
function slugsIn(text: string): ReadonlyMap<string, string> {
  const slugs = new Map<string, string>();
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return slugs;
  }
  for (const one of Array.isArray(parsed) ? (parsed as readonly unknown[]) : []) {
    const { slug, url } = (one ?? {}) as { readonly slug?: unknown; readonly url?: unknown };
    if (typeof slug === "string" && typeof url === "string") slugs.set(url, slug);
  }
  return slugs;
}

/** The quotes of a Markdown file of highlights, with what stands below each. */
function quotesIn(markdown: string, at: number): readonly CandidateHighlight[] {
  return [...markdown.matchAll(/^((?:>.*\n?)+)((?:\n*(?!>)[^\n]+)*)/gm)].map(
    ([, quote = "", below = ""]) => ({
      text: quote.replace(/^> ?/gm, "").trim(),
      note: below.trim(),
      at,
    }),
  );
}

/** Each article once, by its address as it is known here; what is none is said. */
function prepared(found: readonly Candidate[]): Omit<PreparedExport, "unknown" | "texts"> {
  const candidates = new Map<string, ImportCandidate>();
  const skipped: Skipped[] = [];
  for (const candidate of found) {
    const what = candidate.title || candidate.address;
    if (candidate.address === "") {
      skipped.push({ what, why: "no-address" });
      continue;
    }
    const address = canonicalAddress(candidate.address);
    if (address === undefined) {
      skipped.push({ what, why: "not-web" });
      continue;
    }
    const id = articleId(address);
    const before = candidates.get(id);
    if (before === undefined) candidates.set(id, { ...candidate, address, id });
    else {
      skipped.push({ what, why: "twice" });
      candidates.set(id, {
        ...before,
        tags: [...new Set([...before.tags, ...candidate.tags])],
        highlights: [...before.highlights, ...candidate.highlights],
        note:
          before.note === candidate.note || candidate.note === ""
            ? before.note
            : [before.note, candidate.note].filter((note) => note !== "").join("\n\n"),
        starred: before.starred || candidate.starred,
        content: before.content || candidate.content,
        leftBehind: [...new Set([...before.leftBehind, ...candidate.leftBehind])],
      });
    }
  }
  return { candidates: [...candidates.values()], skipped };
}
