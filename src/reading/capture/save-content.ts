import { hashOf } from "../../records/content-hash.ts";
import { derivedId } from "../../records/identity.ts";
import { failed, type Outcome, type StorageFailure, success } from "../../storage/database/failure.ts";
import { keepStorage } from "../../storage/database/persistence.ts";
import type { FileReference } from "../../storage/library/file-reference.ts";
import { FILES, type KeptFile } from "../../storage/library/kept-file.ts";
import { change } from "../../storage/records/change.ts";
import { articleId } from "../article-id.ts";
import { articleCollection } from "../article-record.ts";
import { ARTICLES } from "../article-shelf.ts";
import { knownArticle, titleGiven } from "../queue/change-articles.ts";
import { articlesById, loadReading, look } from "../reading-store.ts";
import { canonicalAddress } from "../rules/canonical-address.ts";
import { contentKind, mediaType } from "../rules/content-kind.ts";

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

/**
 * Keeps content in the queue, the file itself with it, in one transaction. The same content twice is one article;
 * content that says its address is the article of that address, whichever way it came before.
 */
export async function keepContent(
  content: Content,
  now: number,
): Promise<Outcome<{ readonly id: string; readonly known: boolean }, ContentFailure>> {
  const { bytes, name } = content;
  const kind = contentKind(content.type, name);
  if (kind === undefined) return failed({ kind: "unknown-kind", name });
  if (bytes.length === 0) return failed({ kind: "nothing" });
  if (bytes.length > LARGEST) return failed({ kind: "too-large", name });
  await loadReading();
  const type = mediaType(kind, content.type);
  const hash = hashOf(bytes);
  const address =
    canonicalAddress(content.address ?? "") ?? (kind === "html" ? await saidAddress(bytes, type) : "");
  const id = knownArticle(address)?.id ?? (address === "" ? derivedId("content", hash) : articleId(address));
  const known = articlesById.value?.get(id);
  const file: FileReference = { hash, type, name, size: bytes.length };
  const kept: KeptFile = { type, bytes };
  const title = titleGiven(content.title ?? "") || withoutExtension(name);
  const outcome = await change(
    [
      {
        collection: articleCollection.name,
        id,
        fields: {
          ...(known === undefined ? { address, title } : {}),
          savedAt: now,
          finishedAt: null,
          archivedAt: null,
          file: { ...file },
        },
      },
    ],
    [
      { shelf: FILES, id: hash, value: kept },
      // What was had before is taken out of the file anew.
      { shelf: ARTICLES, id, value: undefined },
    ],
  );
  if (!outcome.ok) return outcome;
  await look();
  void keepStorage();
  return success({ id, known: known !== undefined });
}

async function saidAddress(bytes: Uint8Array, type: string): Promise<string> {
  const [{ addressInPage }, { decodePage }] = await Promise.all([
    import("../fetching/extraction/address-in-page.ts"),
    import("../fetching/extraction/decode-page.ts"),
  ]);
  return canonicalAddress(addressInPage(decodePage(bytes.subarray(0, 400_000), type)) ?? "") ?? "";
}

function withoutExtension(name: string): string {
  return name.replace(/\.[a-z0-9]{1,8}$/i, "").replace(/[_]+/g, " ");
}
