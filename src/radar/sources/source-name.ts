import type { Source } from "./source-record.ts";

/** What a source is called. */
export function nameOf({ title, address }: Pick<Source, "title" | "address">): string {
  return title === "" ? address.replace(/^https?:\/\/(?:www\.)?/, "") : title;
}
