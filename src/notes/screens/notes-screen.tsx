import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import { randomId } from "../../records/identity.ts";
import { storageFailureText } from "../../storage/database/failure-messages.ts";
import { Button, ButtonLink, IconButton, IconFileButton } from "../../ui/controls/button.tsx";
import { ChipRow } from "../../ui/controls/chips.tsx";
import { download } from "../../ui/download.ts";
import { EmptyState } from "../../ui/layout/notice.tsx";
import { Page, PageHeader } from "../../ui/layout/page.tsx";
import { showToast } from "../../ui/layout/toast.tsx";
import { rowPlace, VirtualList } from "../../ui/lists/virtual-list.tsx";
import { routeTo, useNavigate, useQuery } from "../../ui/navigation/route.ts";
import { lazy } from "../../ui/rendering/lazy.tsx";
import { memo } from "../../ui/rendering/memo.tsx";
import { messages } from "../messages.ts";
import { type About, aboutNothing, type Note } from "../note-record.ts";
import { allNotes, loadNotes, notesReading, notesTagged, tagsInUse, zipNotes } from "../notes-store.ts";
import type { NoteFile } from "../rules/note-file.ts";
import { noteExcerpt, noteTitle } from "../rules/note-title.ts";
import "./notes.css";

const Trash = lazy(() => import("./trash.tsx").then((module) => module.Trash));
const NoteEditor = lazy(() => import("./note-editor.tsx").then((module) => module.NoteEditor));

/** Files of other domains that leave with the notes. */
export type FurtherFiles = () => Promise<readonly NoteFile[]>;

/** All notes, and the one that is open. */
export function NotesScreen(props: {
  readonly further: FurtherFiles;
  /** What other domains have to offer above the list. */
  readonly above?: ComponentChildren;
}) {
  const { further, above } = props;
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
          <NoteEditor key={open} id={open} about={aboutOf(query)} />
        )
      }
    >
      <NoteList chosen={open} further={further} above={above} />
    </Page>
  );
}

function aboutOf(query: Readonly<Record<string, string | undefined>>): About {
  const { kind, plan, task, article, title = "", address = "" } = query;
  if (kind === "task" && plan !== undefined && task !== undefined) return { kind, plan, task, title };
  if (kind === "article" && article !== undefined) return { kind, article, title, address };
  return aboutNothing;
}

function NoteList({
  chosen,
  further,
  above,
}: {
  readonly chosen: string | undefined;
  readonly further: FurtherFiles;
  readonly above: ComponentChildren;
}) {
  const navigate = useNavigate();
  const reading = notesReading.value;
  const { tag } = useQuery();
  const [inTrash, setInTrash] = useState(false);
  const notes = tag === undefined ? allNotes.value : notesTagged(tag);
  if (reading.kind === "unread") return null;
  return (
    <>
      <PageHeader title={messages.title} eyebrow={messages.count(notes.length)}>
        <IconButton icon="remove" label={messages.trash} onPress={() => setInTrash(true)} />
        <IconFileButton
          icon="waiting"
          label={messages.importNotes}
          accept=".md,.markdown,.txt,.zip,text/markdown,application/zip"
          onFiles={(files) => void importFiles(files)}
        />
        <IconButton icon="export" label={messages.exportNotes} onPress={() => void exportNotes(further)} />
        <IconButton
          icon="write"
          label={messages.newNote}
          onPress={() => navigate(routeTo("notes", { note: randomId() }))}
        />
      </PageHeader>
      {inTrash && <Trash onClose={() => setInTrash(false)} />}
      {above}
      <TagRow chosen={tag} />
      {reading.kind === "failed" ? (
        <EmptyState title={messages.unreadable}>{storageFailureText(reading.failure)}</EmptyState>
      ) : (
        notes.length === 0 && <EmptyState title={messages.emptyTitle}>{messages.emptyText}</EmptyState>
      )}
      <VirtualList
        class="note-list"
        items={notes}
        rowHeight={ROW}
        row={(note, index, size, top) => (
          <NoteRow
            key={note.id}
            note={note}
            index={index}
            size={size}
            top={top}
            chosen={note.id === chosen}
          />
        )}
      />
    </>
  );
}

async function importFiles(files: readonly File[]): Promise<void> {
  const { importNotes } = await import("../import-notes.ts");
  const outcome = await importNotes(files);
  if (!outcome.ok) return showToast(storageFailureText(outcome.failure));
  const { added, updated, same, differing, skipped } = outcome.value;
  showToast(
    [
      messages.imported(added, updated, same),
      ...(differing.length === 0 ? [] : [messages.differing(differing)]),
      ...(skipped.length === 0 ? [] : [messages.leftOut(skipped)]),
    ].join(" · "),
  );
}

/** The tags in use; one of them shows its notes alone. */
function TagRow({ chosen }: { readonly chosen: string | undefined }) {
  const navigate = useNavigate();
  const tags = tagsInUse.value.slice(0, MOST_TAGS);
  if (tags.length === 0) return null;
  return (
    <ChipRow
      label={messages.tags}
      options={[
        { value: "", text: messages.all },
        ...tags.map(({ tag, count }) => ({ value: tag, text: `#${tag}`, count })),
      ]}
      chosen={chosen ?? ""}
      onChoose={(tag) => navigate(routeTo("notes", tag === "" ? {} : { tag }), true)}
    />
  );
}

const MOST_TAGS = 24;

/** Hands all notes over as a zip of Markdown files. */
export function ExportNotesButton({ further }: { readonly further: FurtherFiles }) {
  return (
    <Button icon="export" onPress={() => void exportNotes(further)}>
      {messages.exportNotes}
    </Button>
  );
}

async function exportNotes(further: FurtherFiles): Promise<void> {
  await loadNotes();
  const files = await further();
  const count = allNotes.value.length + files.length;
  if (count === 0) {
    showToast(messages.nothingToExport);
    return;
  }
  download("wayside-notes.zip", await zipNotes(files), "application/zip");
  showToast(messages.exportedAll(count));
}

const EXCERPT = 140;

/** How high the rows of a long list are, in rem; notes.css says so as well. */
const ROW = 7.25;

const NoteRow = memo(function NoteRow({
  note,
  index,
  size,
  top,
  chosen,
}: {
  readonly note: Note;
  readonly index: number;
  readonly size: number;
  /** Where it stands in a long list. */
  readonly top: string | undefined;
  readonly chosen: boolean;
}) {
  const title = noteTitle(note.body);
  const excerpt = noteExcerpt(note.body, EXCERPT);
  return (
    <li {...rowPlace(index, size, top)} class={chosen ? "note-row note-row--chosen" : "note-row"}>
      <time class="note-row__time" dateTime={new Date(note.editedAt).toISOString()}>
        {timeText(note.editedAt)}
      </time>
      <div class="note-row__body">
        <a
          class="note-row__title"
          data-row
          dir="auto"
          href={routeTo("notes", { note: note.id })}
          aria-current={chosen ? "true" : undefined}
        >
          {title === "" ? messages.untitled : title}
        </a>
        {excerpt !== "" && (
          <p class="note-row__text" dir="auto">
            {excerpt}
          </p>
        )}
        <p class="note-row__detail">
          <span class="note-row__kind">{note.pinned ? messages.pinned : messages.kind}</span>
          {note.about.kind !== "nothing" && ` · ${note.about.title}`}
        </p>
      </div>
    </li>
  );
});

const hour = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit" });
const day = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "short" });

/** The hour of today's notes, the day of older ones. */
function timeText(moment: number): string {
  const date = new Date(moment);
  return date.toDateString() === new Date().toDateString() ? hour.format(date) : day.format(date);
}
