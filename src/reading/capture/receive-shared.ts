import * as v from "valibot";
import { derivedId } from "../../records/identity.ts";
import { openInbox } from "../../storage/library/shared-inbox.ts";
import { loadReading } from "../reading-store.ts";
import { canonicalAddress } from "../rules/canonical-address.ts";
import { addressInText, textFormat } from "./rules/text-format.ts";
import { type SavedArticle, saveArticle } from "./save-article.ts";
import { type ContentFailure, saveContent } from "./save-content.ts";

/** What came of what was shared. */
export interface Received {
  readonly saved: readonly SavedArticle[];
  readonly refused: readonly ContentFailure[];
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
 * queue; what could not be kept for want of room stays for the next time.
 */
export async function receiveShared(now: number): Promise<Received> {
  const saved: SavedArticle[] = [];
  const refused: ContentFailure[] = [];
  await loadReading();
  await oneTabAtATime(async () => {
    for (const { form, settle } of await openInbox()) {
      let stays = false;
      for (const outcome of await saveForm(form, now)) {
        if (outcome.ok) saved.push(outcome.value);
        else if (outcome.failure.kind !== "not-an-address") {
          refused.push(outcome.failure);
          stays ||= !["unknown-kind", "too-large", "nothing"].includes(outcome.failure.kind);
        }
      }
      if (!stays) await settle();
    }
  });
  return { saved, refused };
}

type Outcomes = readonly Awaited<ReturnType<typeof saveContent | typeof saveArticle>>[];

async function saveForm(form: FormData, now: number): Promise<Outcomes> {
  const fields = v.parse(fieldsSchema, Object.fromEntries(form));
  const outcomes: Awaited<ReturnType<typeof saveContent | typeof saveArticle>>[] = [];
  for (const value of form.values()) {
    if (!(value instanceof File)) continue;
    const bytes = new Uint8Array(await value.arrayBuffer());
    if (bytes.length > 0 || value.name !== "")
      outcomes.push(
        await saveContent({ bytes, type: value.type, name: value.name, title: fields.title }, now),
      );
  }
  if (outcomes.length === 0) outcomes.push(await saveFields(fields, now));
  return outcomes;
}

/** Android puts an address into the text as often as into its own field. */
async function saveFields({ title, text, url, html }: Fields, now: number): Promise<Outcomes[number]> {
  const encoder = new TextEncoder();
  if (html !== "") {
    const type = "text/html;charset=utf-8";
    return saveContent({ bytes: encoder.encode(html), type, name: "", title, address: url }, now);
  }
  const inText = addressInText(text);
  const address = canonicalAddress(url) ?? inText?.address;
  const rest = inText?.rest ?? text;
  if (address !== undefined && rest.length < LONG) {
    const outcome = await saveArticle(address, now, title || rest);
    if (outcome.ok && rest !== "" && rest !== title) await noteOn(rest, outcome.value.id, title, address);
    return outcome;
  }
  const kind = textFormat(text);
  const type = kind === "html" ? "text/html" : kind === "markdown" ? "text/markdown" : "text/plain";
  return saveContent(
    {
      bytes: encoder.encode(text),
      type: `${type};charset=utf-8`,
      name: "",
      title: title || firstLine(text),
      address: url,
    },
    now,
  );
}

/** A text of more characters than this that holds an address is a text to be read, not a link with a word to it. */
const LONG = 1500;

function firstLine(text: string): string {
  return (text.trim().split("\n")[0] ?? "").replace(/^#+\s*/, "").slice(0, 120);
}

/** The words that were shared with an address are kept as a note on it. */
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
