import { rowPlace } from "../../ui/lists/virtual-list.tsx";
import { routeTo } from "../../ui/navigation/route.ts";
import { memo } from "../../ui/rendering/memo.tsx";
import { messages } from "../messages.ts";
import type { Note } from "../note-record.ts";
import { folderOf } from "../rules/note-path.ts";
import { noteHead } from "../rules/note-title.ts";
import "../../ui/lists/rows.css";
import "./note-row.css";
import { hrefOf } from "../../ui/navigation/href.ts";

const EXCERPT = 140;

/** How high the rows of a long list are, in rem; note-row.css says so as well. */
export const ROW = 7.25;

/** One note of the list: when it was written, what it says, what it is about. */
export const NoteRow = memo(function NoteRow({
  note,
  index,
  size,
  top,
  chosen,
  folder: opened,
  selected,
  onSelect,
}: {
  readonly note: Note;
  readonly index: number;
  readonly size: number;
  /** Where it stands in a long list. */
  readonly top: string | undefined;
  readonly chosen: boolean;
  /** The folder that is open, to come back to; undefined where all notes are listed. */
  readonly folder: string | undefined;
  /** Whether it is selected; undefined while nothing is being selected. */
  readonly selected: boolean | undefined;
  readonly onSelect: (id: string, toHere?: boolean) => void;
}) {
  const { title: found, excerpt } = noteHead(note.body, note.path, EXCERPT);
  const title = found || messages.untitled;
  const folder = folderOf(note.path);
  return (
    <li {...rowPlace(index, size, top)} class={chosen ? "note-row chosen-row" : "note-row"}>
      {selected === undefined ? (
        <time class="note-row__time" dateTime={new Date(note.editedAt).toISOString()}>
          {timeText(note.editedAt)}
        </time>
      ) : (
        <input
          type="checkbox"
          class="note-row__select"
          aria-label={messages.selectLabel(title)}
          checked={selected}
          onClick={(event) => onSelect(note.id, event.shiftKey)}
        />
      )}
      <div class="note-row__body">
        <a
          class="note-row__title two-lines"
          data-row
          dir="auto"
          href={hrefOf(routeTo("notes", { folder: opened, note: note.id }))}
          onClick={(event) => {
            // While several are being chosen, a row is one more of them.
            if (selected === undefined) return;
            event.preventDefault();
            onSelect(note.id, event.shiftKey);
          }}
          aria-current={chosen ? "true" : undefined}
        >
          {title}
        </a>
        {excerpt !== "" && (
          <p class="two-lines" dir="auto">
            {excerpt}
          </p>
        )}
        <p class="note-row__detail">
          <span class="note-row__kind">{note.pinned ? messages.pinned : messages.kind}</span>
          {folder !== "" && ` · ${folder}`}
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
