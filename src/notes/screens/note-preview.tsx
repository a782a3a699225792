import { parseMarkdown } from "../../markdown/parse-markdown.ts";
import { routeTo } from "../../ui/navigation/route.ts";
import { MarkdownView } from "../../ui/text/markdown-view.tsx";
import { followable } from "../../ui/text/resolve-address.ts";
import { messages } from "../messages.ts";
import { noteCalled } from "../notes-store.ts";
import { withNoteLinks } from "../rules/note-links.ts";

const NOTE = "note:";

/** A note as it reads: its links lead to other notes, and its boxes are ticked with one changed letter. */
export function NotePreview({
  text,
  onText,
}: {
  readonly text: string;
  readonly onText: (text: string) => void;
}) {
  if (text.trim() === "") return <p class="quiet-text">{messages.emptyPreview}</p>;
  const blocks = withNoteLinks(parseMarkdown(text).blocks, (title) => {
    const note = noteCalled(title);
    return note === undefined ? undefined : NOTE + note.id;
  });
  return (
    <article class="prose note-editor__preview">
      <MarkdownView
        blocks={blocks}
        resolve={(address) =>
          address.startsWith(NOTE)
            ? routeTo("notes", { note: address.slice(NOTE.length) })
            : followable(address)
        }
        onBox={({ at, checked }) => onText(`${text.slice(0, at)}${checked ? " " : "x"}${text.slice(at + 1)}`)}
      />
    </article>
  );
}
