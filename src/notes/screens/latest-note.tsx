import { parseMarkdown } from "../../markdown/parse-markdown.ts";
import { ButtonLink } from "../../ui/controls/button.tsx";
import { EmptyState } from "../../ui/layout/notice.tsx";
import { SectionHeading } from "../../ui/layout/page.tsx";
import { routeTo } from "../../ui/navigation/route.ts";
import { MarkdownView } from "../../ui/text/markdown-view.tsx";
import { messages } from "../messages.ts";
import { allNotes } from "../notes-store.ts";

/** Beside the list while no note is open: the latest one, as it reads. */
export function LatestNote() {
  const [note] = allNotes.value;
  if (note === undefined) return <EmptyState title={messages.chooseTitle} />;
  return (
    <>
      <SectionHeading>{messages.latest}</SectionHeading>
      <article class="card prose">
        <MarkdownView blocks={parseMarkdown(note.body).blocks} />
      </article>
      <div class="row-of-buttons">
        <ButtonLink icon="write" href={routeTo("notes", { note: note.id })}>
          {messages.goOn}
        </ButtonLink>
      </div>
    </>
  );
}
