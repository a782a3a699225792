import { hrefOf } from "../../ui/navigation/href.ts";
import { routeTo } from "../../ui/navigation/route.ts";
import { memo } from "../../ui/rendering/memo.tsx";
import { messages } from "../messages.ts";
import type { Note } from "../note-record.ts";
import { titleOf } from "../outlines/note-outlines.ts";
import { notesLinkingTo } from "./references.ts";
import "./links.css";

/** The notes that link to one. */
export const Backlinks = memo(function Backlinks({ id }: { readonly id: string }) {
  const linking = notesLinkingTo(id);
  return linking.length === 0 ? null : <LinkedNotes title={messages.backlinks} notes={linking} />;
});

/** Notes as chips below a heading. */
export function LinkedNotes({ title, notes }: { readonly title: string; readonly notes: readonly Note[] }) {
  return (
    <section class="backlinks">
      <h2 class="backlinks__title">{title}</h2>
      <ul class="backlinks__list">
        {notes.map((note) => (
          <li key={note.id}>
            <a class="link-chip line-notes" href={hrefOf(routeTo("notes", { note: note.id }))}>
              <span dir="auto">{titleOf(note) || messages.untitled}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
