import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";
import { randomId } from "../../records/identity.ts";
import { ButtonLink } from "../../ui/controls/button.tsx";
import { EmptyState } from "../../ui/layout/notice.tsx";
import { Page } from "../../ui/layout/page.tsx";
import { routeTo, useNavigate, useQuery } from "../../ui/navigation/route.ts";
import { lazy } from "../../ui/rendering/lazy.tsx";
import type { Further } from "../exporting/export-sheet.tsx";
import { aboutIn } from "../linking/about-address.ts";
import { messages } from "../messages.ts";
import { loadNotes } from "../notes-store.ts";
import { NoteList } from "./note-list.tsx";

const NoteEditor = lazy(() => import("../writing/note-editor.tsx").then((module) => module.NoteEditor));

/** All notes, and the one that is open. */
export function NotesScreen(props: {
  readonly further: Further;
  /** What other domains have to offer above the list. */
  readonly above?: ComponentChildren;
  /** And as chips among those of the list. */
  readonly links?: ComponentChildren;
}) {
  const { further, above, links } = props;
  const query = useQuery();
  const navigate = useNavigate();
  useEffect(() => void loadNotes(), []);
  const { about, ...rest } = query;
  // A link to "a note about this" becomes a note of its own, so that going back does not begin another.
  useEffect(() => {
    if (about !== undefined) navigate(routeTo("notes", { ...rest, kind: about, note: randomId() }), true);
  });
  // The shortcut on the home screen begins a note at once.
  useEffect(() => {
    if (query.new !== undefined) navigate(routeTo("notes", { note: randomId() }), true);
  }, [query.new]);
  const open = query.note;
  return (
    <Page
      line="notes"
      shows={open === undefined ? "main" : "beside"}
      beside={
        open === undefined ? (
          <EmptyState
            title={messages.chooseTitle}
            actions={
              <ButtonLink icon="write" href={routeTo("notes", { new: "" })}>
                {messages.begin}
              </ButtonLink>
            }
          >
            {messages.chooseText}
          </EmptyState>
        ) : (
          <NoteEditor key={open} id={open} about={aboutIn(query)} opensRead={query.view === "read"} />
        )
      }
    >
      <NoteList chosen={open} further={further} above={above} links={links} />
    </Page>
  );
}
