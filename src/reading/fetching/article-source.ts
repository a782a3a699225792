import { failed, type Outcome, success } from "../../storage/database/failure.ts";
import { readFile, writeFiles } from "../../storage/library/kept-file.ts";
import { fetchOutside, type OutsidePage } from "../../web/outside-page.ts";
import { rawAddress } from "../../web/web-address.ts";
import type { Article } from "../article-record.ts";
import { contentKind, mediaType, namesFile } from "../rules/content-kind.ts";
import { typeOfBytes } from "../rules/type-of-bytes.ts";
import { arrivedSource } from "./arrived-source.ts";
import { downloadRecording, forgetParts } from "./download-recording.ts";
import type { FetchTrouble } from "./fetch-trouble.ts";
import type { ArticleSource } from "./readable-source.ts";
import { noteRecording } from "./recording-budget.ts";

/** Has what an article is read from: the file it came in, else its address. */
export async function articleSource(article: Article): Promise<Outcome<ArticleSource, FetchTrouble>> {
  const { file, address } = article;
  if (file !== null) {
    const kept = await readFile(file.hash);
    const kind = contentKind(file.type, file.name);
    if (kept === undefined || kind === undefined) return failed({ kind: "file-waits" });
    return success({ kind, bytes: kept.bytes, type: file.type, address, name: file.name, file: file.hash });
  }
  const arrived = await arrivedSource(article.id);
  if (arrived !== undefined) return success(arrived);
  const before = await readFile(article.id);
  const kept = before === undefined ? undefined : contentKind(before.type, "");
  if (before !== undefined && (kept === "audio" || kept === "pdf")) {
    const { type, bytes } = before;
    return success({ kind: kept, bytes, type, address, name: "", file: article.id });
  }
  const raw = rawAddress(address);
  const first = await fetchArticleAddress(article.id, raw);
  // A repository whose README has another name is read from its page.
  const gone = !first.ok && first.failure.kind === "status" && first.failure.status === 404;
  const fetched = gone && raw !== address ? await fetchArticleAddress(article.id, address) : first;
  if (!fetched.ok) return fetched;
  const { bytes, contentType, address: found } = fetched.value;
  const type =
    isUntyped(contentType) || isText(contentType) ? (typeOfBytes(bytes) ?? contentType) : contentType;
  const known = contentKind(type, new URL(found).pathname);
  if (known === undefined && contentType !== "" && isUntyped(contentType))
    return failed({ kind: "wrong-type" });
  const named = known ?? "html";
  // Some servers send a page as plain text under a name that says otherwise.
  const kind = (named === "markdown" || named === "text") && beginsAsHtml(bytes) ? "html" : named;
  const name = new URL(found).pathname.split("/").at(-1) ?? "";
  if (kind !== "pdf" && kind !== "audio") return success({ kind, bytes, type, address: found, name: "" });
  const keptAs = mediaType(kind, type);
  const outcome = await writeFiles({ [article.id]: { type: keptAs, bytes } });
  if (!outcome.ok) return failed({ kind: "full" });
  // Only now: a page that ends in between has the parts still.
  await forgetParts(article.id);
  if (kind === "audio") await noteRecording(article.id, bytes.length);
  return success({ kind, bytes, type: keptAs, address: found, name, file: article.id });
}

/** Whether a server did not say what it sent: what it is shows in its first bytes. */
function isUntyped(contentType: string): boolean {
  return /^(?:(?:application|binary)\/octet-stream)?(?:;|$)/i.test(contentType.trim());
}

/** Whether a server says that it sent a text; some say so of recordings (many say it of whatever they do not know). */
function isText(contentType: string): boolean {
  return /^text\//i.test(contentType.trim());
}

function beginsAsHtml(bytes: Uint8Array): boolean {
  return /^\s*<(?:!doctype|html)/i.test(new TextDecoder().decode(bytes.subarray(0, 100)));
}

async function fetchArticleAddress(
  article: string,
  address: string,
): Promise<Outcome<OutsidePage, FetchTrouble>> {
  if (namesFile(address)) {
    const { pathname } = new URL(address);
    return contentKind("", pathname) === "audio"
      ? downloadRecording(article, address)
      : fetchOutside(address, "file");
  }
  const page = await fetchOutside(address);
  // What is no page, or is too large for one, may still be a document or a recording under an address that does not say so.
  if (page.ok || (page.failure.kind !== "wrong-type" && page.failure.kind !== "too-large")) return page;
  const file = await downloadRecording(article, address);
  return !file.ok && file.failure.kind === "wrong-type" ? page : file;
}
