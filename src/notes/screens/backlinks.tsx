import { routeTo } from "../../ui/navigation/route.ts";
import { messages } from "../messages.ts";
import { notesLinkingTo } from "../notes-store.ts";
import { noteTitle } from "../rules/note-title.ts";

/** The notes that link to one, by its title. */
export function Backlinks({ id, title }: { readonly id: string; readonly title: string }) {
  const linking = notesLinkingTo(title).filter((note) => note.id !== id);
  if (linking.length === 0) return null;
  return (
    <section class="backlinks">
      <h2 class="backlinks__title">{messages.backlinks}</h2>
      <ul>
        {linking.map((note) => (
          <li key={note.id}>
            <a class="link-chip line-notes" href={routeTo("notes", { note: note.id })}>
              <span dir="auto">{noteTitle(note.body)}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
