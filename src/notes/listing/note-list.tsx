import type { ComponentChildren } from "preact";
import { useMemo, useState } from "preact/hooks";
import { randomId } from "../../records/identity.ts";
import { storageFailureText } from "../../storage/database/failure-messages.ts";
import { Button, IconButton, IconFileButton } from "../../ui/controls/button.tsx";
import { Chip, ChipActions, ChipButton, ChipRow, FolderChip } from "../../ui/controls/chips.tsx";
import { IconSelect } from "../../ui/controls/icon-select.tsx";
import { EmptyState } from "../../ui/layout/notice.tsx";
import { PageHeader, SectionHeading } from "../../ui/layout/page.tsx";
import { ListHead } from "../../ui/lists/list-head.tsx";
import { useSelection } from "../../ui/lists/selection.ts";
import { VirtualList } from "../../ui/lists/virtual-list.tsx";
import { routeTo, useNavigate, useQuery } from "../../ui/navigation/route.ts";
import { lazy } from "../../ui/rendering/lazy.tsx";
import { exportAll } from "../exporting/export-all.ts";
import type { Further } from "../exporting/export-sheet.tsx";
import { importChosen } from "../importing/import-chosen.ts";
import { messages } from "../messages.ts";
import type { AboutKind, Note } from "../note-record.ts";
import { allNotes, notesReading } from "../notes-store.ts";
import { notesTagged, tagsInUse } from "../outlines/note-outlines.ts";
import { folderContent, hasFolders } from "../rules/note-folders.ts";
import { groupedByTime } from "../rules/note-groups.ts";
import { NoteRow, ROW } from "./note-row.tsx";
import "./note-row.css";

const ExportSheet = lazy(() => import("../exporting/export-sheet.tsx").then((module) => module.ExportSheet));
const FolderRows = lazy(() => import("./folder-rows.tsx").then((module) => module.FolderRows));
const TrashSheet = lazy(() => import("./trash-sheet.tsx").then((module) => module.TrashSheet));
const NoteSelection = lazy(() => import("./note-selection.tsx").then((module) => module.NoteSelection));

/** All notes by when they were written, those that are pinned above, with the ways in and out. */
export function NoteList(props: {
  readonly chosen: string | undefined;
  readonly further: Further;
  readonly above: ComponentChildren;
  readonly links: ComponentChildren;
}) {
  const { chosen, further, above, links } = props;
  const navigate = useNavigate();
  const reading = notesReading.value;
  const { tag, folder } = useQuery();
  const [sheet, setSheet] = useState<"trash" | "more" | undefined>(undefined);
  const [about, setAbout] = useState<AboutKind | "all">("all");
  const all = allNotes.value;
  const content = useMemo(
    () => (folder === undefined ? undefined : folderContent(all, folder)),
    [all, folder],
  );
  const notes = useMemo(
    () =>
      content?.notes ??
      (tag === undefined ? all : notesTagged(tag)).filter(
        (note) => about === "all" || note.about.kind === about,
      ),
    [all, tag, about, content],
  );
  const groups = useMemo(() => groupedByTime(notes, new Date()), [notes]);
  const below = content?.folders.reduce((sum, { count }) => sum + count, 0) ?? 0;
  const selection = useSelection(() => groups.flatMap((group) => group.notes.map(({ id }) => id)));
  const { selected } = selection;
  if (reading.kind === "unread") return null;
  return (
    <>
      <PageHeader title={messages.title} eyebrow={messages.count(notes.length + below)}>
        <IconFileButton
          icon="waiting"
          label={messages.importNotes}
          accept=".md,.markdown,.txt,.zip,text/markdown,application/zip"
          onFiles={(files) => void importChosen(files)}
        />
        <IconButton icon="export" label={messages.exportNotes} onPress={() => void exportAll(further)} />
        <IconButton
          icon="write"
          label={messages.newNote}
          onPress={() => navigate(routeTo("notes", { note: randomId() }))}
        />
      </PageHeader>
      {sheet === "trash" && <TrashSheet onClose={() => setSheet(undefined)} />}
      {sheet === "more" && <ExportSheet further={further} onClose={() => setSheet(undefined)} />}
      {above}
      <ChipActions>
        {(folder !== undefined || hasFolders(all)) && (
          <Chip
            chosen={folder !== undefined}
            onPress={() => navigate(routeTo("notes", folder === undefined ? { folder: "" } : {}))}
          >
            {messages.folders}
          </Chip>
        )}
        {links}
        {all.length > 0 && (
          <ChipButton onPress={selected === undefined ? selection.begin : selection.end}>
            {messages.select}
          </ChipButton>
        )}
        <ChipButton onPress={() => setSheet("trash")}>{messages.trash}</ChipButton>
        <ChipButton onPress={() => setSheet("more")}>{messages.exportChoices}</ChipButton>
        <FolderChip label={messages.importFolder} onFiles={(files) => void importChosen(files)} />
      </ChipActions>
      {content === undefined || folder === undefined ? (
        <Filters tag={tag} about={about} onAbout={setAbout} />
      ) : (
        <FolderRows folder={folder} folders={content.folders} />
      )}
      {reading.kind === "failed" ? (
        <EmptyState title={messages.unreadable}>{storageFailureText(reading.failure)}</EmptyState>
      ) : (
        notes.length === 0 &&
        (content?.folders.length ?? 0) === 0 &&
        (all.length === 0 ? (
          <EmptyState
            title={messages.emptyTitle}
            actions={
              <>
                <Button
                  kind="primary"
                  icon="write"
                  onPress={() => navigate(routeTo("notes", { note: randomId() }))}
                >
                  {messages.firstNote}
                </Button>
                <FolderChip label={messages.importObsidian} onFiles={(files) => void importChosen(files)} />
              </>
            }
          >
            {messages.emptyText}
          </EmptyState>
        ) : (
          <p class="quiet-text">{messages.noneLikeThat}</p>
        ))
      )}
      {groups.map(({ group, notes: some }) => (
        <section key={group} aria-label={messages.groups[group]}>
          {groups.length > 1 && (
            <SectionHeading detail={some.length > 9 ? some.length : undefined}>
              {messages.groups[group]}
            </SectionHeading>
          )}
          <VirtualList
            class="note-list"
            items={some}
            rowHeight={ROW}
            away={chosen !== undefined}
            row={(note: Note, index, size, top) => (
              <NoteRow
                key={note.id}
                note={note}
                index={index}
                size={size}
                top={top}
                chosen={note.id === chosen}
                folder={folder}
                selected={selected?.has(note.id)}
                onSelect={selection.toggle}
              />
            )}
          />
        </section>
      ))}
      {selected !== undefined && (
        <NoteSelection
          notes={notes.filter(({ id }) => selected.has(id))}
          onAll={selection.all}
          onDone={selection.end}
        />
      )}
    </>
  );
}

const MOST_TAGS = 24;
const aboutKinds = ["task", "topic", "article", "highlight", "project", "release", "nothing"] as const;
const narrowing = { path: "M4 6h16M7 12h10M10 18h4" };

/** The tags in use, of which one shows its notes alone, and what the notes are about. */
function Filters(props: {
  readonly tag: string | undefined;
  readonly about: AboutKind | "all";
  readonly onAbout: (kind: AboutKind | "all") => void;
}) {
  const navigate = useNavigate();
  const tags = tagsInUse.value.slice(0, MOST_TAGS);
  const kinds = new Set(allNotes.value.map(({ about }) => about.kind));
  const hasKinds = kinds.size > 1 || props.about !== "all";
  if (tags.length === 0 && !hasKinds) return null;
  return (
    <ListHead>
      {tags.length > 0 ? (
        <ChipRow
          label={messages.tags}
          options={[
            { value: "", text: messages.all },
            ...tags.map(({ tag, count }) => ({ value: tag, text: `#${tag}`, count })),
          ]}
          chosen={props.tag ?? ""}
          onChoose={(tag) => navigate(routeTo("notes", tag === "" ? {} : { tag }), true)}
        />
      ) : (
        <p class="list-head__words">
          {props.about === "all" ? messages.aboutAll : messages.aboutKinds[props.about]}
        </p>
      )}
      {hasKinds && (
        <IconSelect
          icon={narrowing}
          label={messages.aboutFilter}
          value={props.about}
          onChange={props.onAbout}
          options={[
            { value: "all" as const, text: messages.aboutAll },
            ...aboutKinds
              .filter((kind) => kinds.has(kind))
              .map((kind) => ({ value: kind, text: messages.aboutKinds[kind] })),
          ]}
        />
      )}
    </ListHead>
  );
}
