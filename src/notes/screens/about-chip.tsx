import { routeTo } from "../../ui/navigation/route.ts";
import type { About } from "../note-record.ts";
import "./notes.css";

/** What a note belongs to, as a link there. */
export function AboutChip({ about }: { readonly about: About }) {
  switch (about.kind) {
    case "task":
      return (
        <a class="link-chip line-plan" href={routeTo("plan")}>
          <span>{about.title}</span>
        </a>
      );
    case "article":
      return (
        <a class="link-chip line-read" href={routeTo("read", { article: about.article })}>
          <span>{about.title}</span>
        </a>
      );
    case "nothing":
      return null;
  }
}
