import type { About } from "../note-record.ts";
import { lineOf, placeOf } from "./about-address.ts";
import "./links.css";
import { hrefOf } from "../../ui/navigation/href.ts";

/** What a note belongs to, as a link there. */
export function AboutChip({ about }: { readonly about: About }) {
  const place = placeOf(about);
  if (about.kind === "nothing" || place === undefined) return null;
  return (
    <a class={`link-chip line-${lineOf[about.kind]}`} href={hrefOf(place)}>
      <span dir="auto">{about.title}</span>
    </a>
  );
}
