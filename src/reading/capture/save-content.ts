import { hashOf } from "../../records/content-hash.ts";
import { derivedId } from "../../records/identity.ts";
import { write } from "../../records/record-write.ts";
import { failed, type Outcome, type StorageFailure, success } from "../../storage/database/failure.ts";
import { keepStorage } from "../../storage/database/persistence.ts";
import type { FileReference } from "../../storage/library/file-reference.ts";
import { FILES, type KeptFile } from "../../storage/library/kept-file.ts";
import { undoableChange } from "../../storage/records/undoable-change.ts";
import { articleId } from "../article-id.ts";
import { articleCollection } from "../article-record.ts";
import { addressesInPage, type PageAddresses } from "../fetching/extraction/addresses-in-page.ts";
import { decodePage } from "../fetching/extraction/decode-page.ts";
import { articles } from "../reading-store.ts";
import { canonicalAddress } from "../rules/canonical-address.ts";
import { type ContentKind, contentKind, mediaType } from "../rules/content-kind.ts";
import { ARTICLES } from "../shelf-names.ts";
import { givenTitle, knownArticle, type SavedArticle } from "./save-article.ts";

/** Something to read or hear that came in by hand, and may not be had again. */
export interface Content {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Its media type as sent; may be "". */
  readonly type: string;
  /** Its file's name; may be "". */
  readonly name: string;
  readonly title?: string;
  /** Where it is from, as far as that is known. */
  readonly address?: string;
}

export type ContentFailure =
  | StorageFailure
  | { readonly kind: "unknown-kind"; readonly name: string }
  | { readonly kind: "too-large"; readonly name: string }
  | { readonly kind: "nothing" };

/** Bytes. A recording of three hours has about so many. */
const LARGEST = 200 * 1024 * 1024;

/** Bytes up to which a file goes through the journal. */
const SMALL = 1024 * 1024;

/**
 * Saves content in the queue, the file itself with it, all or nothing, and on its way to the disk when this returns.
 * The same content twice is one article; content that came with its address is the article of that address, whichever
 * way it came before.
 */
export async function saveContent(
  content: Content,
  now: number,
): Promise<Outcome<SavedArticle, ContentFailure>> {
  const { bytes, name } = content;
  const kind = contentKind(content.type, name);
  if (kind === undefined) return failed({ kind: "unknown-kind", name });
  if (bytes.length === 0) return failed({ kind: "nothing" });
  if (bytes.length > LARGEST) return failed({ kind: "too-large", name });
  const type = mediaType(kind, content.type);
  const hash = hashOf(bytes);
  const where = addressOf(content, kind, type);
  // What a page only says of itself makes it no other article: one that is the same is found by its text.
  const address = where.told || where.said;
  const id =
    where.told === "" ? derivedId("content", hash) : (knownArticle(where.told)?.id ?? articleId(where.told));
  const file: FileReference = { hash, type, name, size: bytes.length };
  const title = givenTitle(content.title ?? "") || withoutExtension(name);
  const there = articles.peek(id) !== undefined;
  const lying = { shelf: FILES, id: hash, value: { type, bytes } satisfies KeptFile };
  // A text goes through the journal with its record; a recording of many megabytes is not written twice.
  const small = bytes.length <= SMALL;
  const outcome = await undoableChange(
    [
      write(
        articleCollection,
        id,
        { savedAt: now, finishedAt: null, archivedAt: null, file },
        { begun: { address, title } },
      ),
    ],
    [articleCollection],
    [
      // What was had before is extracted from the file anew.
      { shelf: ARTICLES, id, value: undefined },
      ...(small ? [lying] : []),
    ],
    small ? [] : [lying],
  );
  if (!outcome.ok && outcome.failure.kind !== "noted") return outcome;
  void keepStorage();
  return success({ id, known: there, undo: outcome.ok ? outcome.value.undo : [] });
}

/** The address that content came with, as the browser tells it, and the one it says itself; "" where there is none. */
function addressOf(content: Content, kind: ContentKind, type: string): PageAddresses {
  const given = canonicalAddress(content.address ?? "");
  if (given !== undefined || kind !== "html") return { told: given ?? "", said: "" };
  const { told, said } = addressesInPage(decodePage(content.bytes.subarray(0, 400_000), type));
  return { told: canonicalAddress(told) ?? "", said: canonicalAddress(said) ?? "" };
}

function withoutExtension(name: string): string {
  return name.replace(/\.[a-z0-9]{1,8}$/i, "").replace(/[_]+/g, " ");
}
