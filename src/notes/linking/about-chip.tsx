import type { About } from "../note-record.ts";
import { lineOf, placeOf } from "./about-address.ts";
import "./links.css";

/** What a note belongs to, as a link there. */
export function AboutChip({ about }: { readonly about: About }) {
  const place = placeOf(about);
  if (about.kind === "nothing" || place === undefined) return null;
  return (
    <a class={`link-chip line-${lineOf[about.kind]}`} href={place}>
      <span dir="auto">{about.title}</span>
    </a>
  );
}
