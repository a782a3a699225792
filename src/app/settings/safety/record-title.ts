import type { StoredRecord } from "../../../records/record.ts";
import { messages } from "./messages.ts";

const LONGEST = 80;
type Titled = keyof typeof messages.kinds;

/** What a record that a person would know by itself is called; undefined for ticks, dates, choices. */
export function recordTitle({
  collection,
  fields,
  texts,
}: StoredRecord): { readonly kind: string; readonly title: string } | undefined {
  if (!(collection in messages.kinds)) return undefined;
  const said = [
    fields.title,
    fields.quote,
    fields.fileName,
    texts?.body?.text,
    texts?.source?.text,
    fields.source,
    fields.address,
  ];
  const first = said
    .flatMap((one) => (typeof one === "string" ? [firstLine(one)] : []))
    .find((one) => one !== "");
  return { kind: messages.kinds[collection as Titled], title: first ?? messages.untitled };
}

function firstLine(text: string): string {
  const line = text.split("\n").find((one) => one.trim() !== "") ?? "";
  const bare = line.replace(/^#+\s*/, "").trim();
  return bare.length > LONGEST ? `${bare.slice(0, LONGEST)}…` : bare;
}
