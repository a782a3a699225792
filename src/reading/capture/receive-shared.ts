import * as v from "valibot";
import { derivedId } from "../../records/identity.ts";
import { type LeftFile, openInbox } from "../../storage/library/shared-inbox.ts";
import { loadReading } from "../reading-store.ts";
import { wordsOf } from "./rules/shared-words.ts";
import { textFormat } from "./rules/text-format.ts";
import { type SavedArticle, saveArticle } from "./save-article.ts";
import { type ContentFailure, saveContent } from "./save-content.ts";

/** What came of what was shared. */
export interface Received {
  readonly saved: readonly SavedArticle[];
  readonly refused: readonly ContentFailure[];
  /** Files that may be meant for another place than the queue; they stay in the inbox. */
  readonly left: readonly LeftFile[];
}

const fieldsSchema = v.object({
  title: v.optional(v.fallback(v.string(), ""), ""),
  text: v.optional(v.fallback(v.string(), ""), ""),
  url: v.optional(v.fallback(v.string(), ""), ""),
  /** The rendered page, from the bookmarklet. */
  html: v.optional(v.fallback(v.string(), ""), ""),
});
type Fields = v.InferOutput<typeof fieldsSchema>;

/**
 * Saves what lies in the inbox: files, pages, addresses and texts. Each leaves the inbox only when it is in the
 * queue; what could not be kept for want of room stays for the next time. So do files that `isForElsewhere` names: what
 * becomes of them is asked.
 */
export async function receiveShared(
  now: number,
  isForElsewhere: (file: File) => Promise<boolean>,
): Promise<Received> {
  const saved: SavedArticle[] = [];
  const refused: ContentFailure[] = [];
  const left: LeftFile[] = [];
  await loadReading();
  await oneTabAtATime(async () => {
    for (const { form, settle, leave } of await openInbox()) {
      let stays = false;
      const elsewhere: File[] = [];
      for (const file of filesOf(form)) if (await isForElsewhere(file)) elsewhere.push(file);
      for (const outcome of await saveForm(form, elsewhere, now)) {
        if (outcome.ok) saved.push(outcome.value);
        else if (outcome.failure.kind !== "not-an-address") {
          refused.push(outcome.failure);
          stays ||= !["unknown-kind", "too-large", "nothing"].includes(outcome.failure.kind);
        }
      }
      if (stays) continue;
      if (elsewhere.length > 0) left.push(...(await leave(elsewhere)));
      else await settle();
    }
  });
  return { saved, refused, left };
}

type Outcome = Awaited<ReturnType<typeof saveContent | typeof saveArticle>>;

function filesOf(form: FormData): readonly File[] {
  return [...form.values()].filter(
    (value): value is File => value instanceof File && (value.size > 0 || value.name !== ""),
  );
}

/** Keeps all of a share but the files that are for elsewhere: its files, its page, and its words and addresses. */
async function saveForm(
  form: FormData,
  elsewhere: readonly File[],
  now: number,
): Promise<readonly Outcome[]> {
  const fields = v.parse(fieldsSchema, Object.fromEntries(form));
  const files = filesOf(form);
  const outcomes: Outcome[] = [];
  // A title is of one thing.
  const title = files.length === 1 ? fields.title : "";
  for (const file of files) {
    if (elsewhere.includes(file)) continue;
    const bytes = new Uint8Array(await file.arrayBuffer());
    outcomes.push(await saveContent({ bytes, type: file.type, name: file.name, title }, now));
  }
  if (fields.html !== "") outcomes.push(await savePage(fields, now));
  const names = files.map(({ name }) => name);
  outcomes.push(...(await saveWords(fields, names, outcomes, now)));
  return outcomes;
}

function savePage({ title, url, html }: Fields, now: number): Promise<Outcome> {
  const bytes = new TextEncoder().encode(html);
  return saveContent({ bytes, type: "text/html;charset=utf-8", name: "", title, address: url }, now);
}

/** Keeps the words of a share. `before` is what came of the files and the page it came with. */
async function saveWords(
  fields: Fields,
  names: readonly string[],
  before: readonly Outcome[],
  now: number,
): Promise<readonly Outcome[]> {
  // The address and the title of a page that was sent are the page's.
  const words = wordsOf(fields.html === "" ? fields : { ...fields, title: "", url: "" }, names);
  switch (words.kind) {
    case "addresses": {
      const outcomes: Outcome[] = [];
      for (const { address, title } of words.addresses) outcomes.push(await saveArticle(address, now, title));
      const [first] = outcomes;
      const [{ address = "", title = "" } = {}] = words.addresses;
      if (first?.ok && words.note !== "") await noteOn(words.note, first.value.id, title, address);
      return outcomes;
    }
    case "text": {
      const kept = before.find((outcome) => outcome.ok);
      if (words.isShort && kept?.ok) {
        await noteOn(words.text, kept.value.id, fields.title || (names[0] ?? ""), "");
        return [];
      }
      return [await saveText(words.text, fields, now)];
    }
    case "nothing":
      return before.length + names.length > 0 ? [] : [await saveText("", fields, now)];
  }
}

function saveText(text: string, { title, url }: Fields, now: number): Promise<Outcome> {
  const kind = textFormat(text);
  const type = kind === "html" ? "text/html" : kind === "markdown" ? "text/markdown" : "text/plain";
  const content = {
    bytes: new TextEncoder().encode(text),
    type: `${type};charset=utf-8`,
    name: "",
    title: title || firstLine(text),
    address: url,
  };
  return saveContent(content, now);
}

function firstLine(text: string): string {
  return (text.trim().split("\n")[0] ?? "").replace(/^#+\s*/, "").slice(0, 120);
}

/** The words that were shared with an address or a file are kept as a note on it. */
async function noteOn(text: string, article: string, title: string, address: string): Promise<void> {
  const { NoteWriter } = await import("../../notes/writing/note-writer.ts");
  const about = { kind: "article", article, title: title || address, address } as const;
  const writer = await NoteWriter.open(derivedId("shared", article, text), about);
  if (!writer.ok) return;
  writer.value.write(text);
  await writer.value.close();
}

async function oneTabAtATime(work: () => Promise<void>): Promise<void> {
  if (navigator.locks === undefined) return work();
  await navigator.locks.request("wayside-inbox", work);
}
