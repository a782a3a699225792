import { useSignalEffect } from "@preact/signals";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Outcome } from "../../storage/database/failure.ts";
import { storageFailureText } from "../../storage/database/failure-messages.ts";
import { succeeded } from "../../storage/database/failure-report.ts";
import { Button, IconButton } from "../../ui/controls/button.tsx";
import { ChipActions, ChipButton } from "../../ui/controls/chips.tsx";
import { download } from "../../ui/download.ts";
import { EmptyState } from "../../ui/layout/notice.tsx";
import { SubHeader, usePageTitle } from "../../ui/layout/page.tsx";
import { showToast } from "../../ui/layout/toast.tsx";
import { useWide } from "../../ui/layout/wide.ts";
import { routeTo, useNavigate, useQuery } from "../../ui/navigation/route.ts";
import { lazy } from "../../ui/rendering/lazy.tsx";
import { AboutChip } from "../linking/about-chip.tsx";
import { Backlinks } from "../linking/backlinks.tsx";
import { messages } from "../messages.ts";
import type { About } from "../note-record.ts";
import { noteOf, peekNote, pinNote, removeNote } from "../notes-store.ts";
import type { PictureFailure } from "../pictures/add-picture.ts";
import { modeOf, type NoteMode } from "../rules/note-modes.ts";
import { noteTitle } from "../rules/note-title.ts";
import { useCaretAboveToolbar } from "./caret-above-toolbar.ts";
import { CopyAndPrint } from "./copy-and-print.tsx";
import { LinkSuggesting } from "./link-suggesting.ts";
import { LinkSuggestionList } from "./link-suggestion-list.tsx";
import { keepNoteMode, loadNoteModes, noteModes } from "./note-mode.ts";
import { NoteName } from "./note-name.tsx";
import { NotePreview } from "./note-preview.tsx";
import { NoteToolbar } from "./note-toolbar.tsx";
import { type Keeping, NoteWriter } from "./note-writer.ts";
import { PlainField } from "./plain-field.tsx";
import { inserting, type TextSurface } from "./text-surface.ts";
import "./note-editor.css";
import { withUndo } from "../../undo/with-undo.ts";

const LongField = lazy(() => import("./long-field.tsx").then((module) => module.LongField));
const ExportSheet = lazy(() => import("../exporting/export-sheet.tsx").then((module) => module.ExportSheet));
const RenameSheet = lazy(() => import("../linking/rename-sheet.tsx").then((module) => module.RenameSheet));
const VersionsSheet = lazy(() => import("./versions-sheet.tsx").then((module) => module.VersionsSheet));

/** One note, open for writing; one that the app wrote opens as it reads. */
export function NoteEditor(props: {
  readonly id: string;
  readonly about: About;
  readonly opensRead: boolean;
}) {
  const [opened, setOpened] = useState<Outcome<NoteWriter> | undefined>(undefined);
  const { id } = props;
  useEffect(() => {
    let writer: NoteWriter | undefined;
    let left = false;
    void Promise.all([NoteWriter.open(id, props.about), loadNoteModes()]).then(([outcome]) => {
      if (outcome.ok && left) void outcome.value.close();
      if (left) return;
      if (outcome.ok) writer = outcome.value;
      setOpened(outcome);
    });
    return () => {
      left = true;
      void writer?.close();
    };
  }, [id]);
  if (opened === undefined) return null;
  // Where a note cannot be read there is no field either: it would only pretend to keep what is typed.
  if (!opened.ok)
    return <EmptyState title={messages.unreadable}>{storageFailureText(opened.failure)}</EmptyState>;
  return opened.value.id === id ? <OpenNote writer={opened.value} opensRead={props.opensRead} /> : null;
}

function OpenNote({ writer, opensRead }: { readonly writer: NoteWriter; readonly opensRead: boolean }) {
  const navigate = useNavigate();
  const [preview, setPreview] = useState(
    () => (opensRead && writer.text.peek().trim() !== "") || openingMode(writer) === "read",
  );
  const [sheet, setSheet] = useState<"export" | "versions" | "rename" | undefined>(undefined);
  const text = writer.text.value;
  const note = noteOf(writer.id);
  const path = note?.path ?? "";
  const title = noteTitle(text, path);
  usePageTitle(title || messages.newNote);
  const wide = useWide();
  const { folder } = useQuery();
  const show = (mode: NoteMode): void => {
    setPreview(mode === "read");
    keepNoteMode(writer.id, mode);
  };
  const remove = async (): Promise<void> => {
    await writer.close();
    if (await withUndo(removeNote(writer.id), messages.removed)) navigate(routeTo("notes", { folder }), true);
  };
  const body = preview ? (
    <NotePreview id={writer.id} text={text} onText={(next) => writer.write(next)} />
  ) : null;
  return (
    <div class={preview && wide ? "note-editor note-editor--beside line-notes" : "note-editor line-notes"}>
      <SubHeader
        back={routeTo("notes", { folder })}
        backLabel={messages.back}
        actions={
          <>
            <PinButton id={writer.id} />
            <IconButton
              icon="export"
              label={messages.exportOne}
              disabled={text.trim() === ""}
              onPress={() => void exportOne(writer)}
            />
            <IconButton icon="remove" label={messages.remove} onPress={() => void remove()} />
            <Button kind="text" onPress={() => show(preview ? "written" : "read")}>
              {preview ? messages.edit : messages.preview}
            </Button>
          </>
        }
      >
        {null}
      </SubHeader>
      <h1 class="visually-hidden">{title || messages.newNote}</h1>
      <div class="note-editor__about">
        {note !== undefined && <NoteName path={path} title={title} onPress={() => setSheet("rename")} />}
        <AboutChip about={writer.about} />
        <KeepingText keeping={writer.keeping.value} />
      </div>
      {preview && !wide ? body : <NoteField writer={writer} />}
      {preview && wide && body}
      <div class="note-editor__below">
        <Backlinks id={writer.id} />
        {note !== undefined && note.file !== null && <p class="quiet-text">{messages.otherEncoding}</p>}
        <ChipActions>
          <ChipButton onPress={() => setSheet("export")}>{messages.exportChoices}</ChipButton>
          {text.trim() !== "" && <CopyAndPrint text={text} onPrint={() => setPreview(true)} />}
          <ChipButton onPress={() => setSheet("versions")}>{messages.versions}</ChipButton>
          {note !== undefined && (
            <ChipButton onPress={() => setSheet("rename")}>{messages.renameTitle}</ChipButton>
          )}
        </ChipActions>
      </div>
      {sheet === "export" && (
        <ExportSheet notes={[writer.id]} onClose={() => setSheet(undefined)} before={() => writer.flush()} />
      )}
      {sheet === "rename" && note !== undefined && (
        <RenameSheet note={note} onClose={() => setSheet(undefined)} />
      )}
      {sheet === "versions" && (
        <VersionsSheet
          note={writer.id}
          present={text}
          onBringBack={(version) => {
            writer.beginStep();
            writer.write(version);
            // What is typed next is undone by itself, and so is this.
            writer.beginStep();
            setSheet(undefined);
            showToast(messages.versionBack, {
              label: messages.undo,
              run: () => {
                if (writer.text.peek() === version) writer.undo();
              },
            });
          }}
          onClose={() => setSheet(undefined)}
        />
      )}
    </div>
  );
}

function openingMode({ id, text }: NoteWriter): NoteMode {
  return modeOf(noteModes(), { id, text: text.peek(), importedAt: peekNote(id)?.importedAt ?? 0 });
}

async function exportOne(writer: NoteWriter): Promise<void> {
  await writer.flush();
  const { noteAsFile } = await import("../exporting/export-notes.ts");
  const file = await noteAsFile(writer.id);
  if (file === undefined) return;
  download(file.name, file.content, file.type);
  showToast(messages.exported(file.name));
}

function PinButton({ id }: { readonly id: string }) {
  const pinned = noteOf(id)?.pinned;
  if (pinned === undefined) return null;
  return (
    <IconButton
      icon={{ path: "M9 4h6l-1 6 3 3H7l3-3zM12 13v7" }}
      label={pinned ? messages.unpin : messages.pin}
      pressed={pinned}
      onPress={() => void pinNote(id, !pinned).then(succeeded)}
    />
  );
}

function KeepingText({ keeping }: { readonly keeping: Keeping }) {
  if (keeping.kind === "failed") {
    return (
      <span role="alert" class="note-editor__keeping note-editor__trouble">
        {messages.notKept}
        {storageFailureText(keeping.failure)}
      </span>
    );
  }
  return (
    <span role="status" class="note-editor__keeping">
      {messages[keeping.kind]}
    </span>
  );
}

/** Longer texts, in UTF-16 units, are written in a field that draws what is in sight alone. */
const LONG = 30_000;

function NoteField({ writer }: { readonly writer: NoteWriter }) {
  const surface = useRef<TextSurface | undefined>(undefined);
  const toolbar = useRef<HTMLDivElement>(null);
  const suggesting = useMemo(() => new LinkSuggesting(writer, surface), [writer]);
  useCaretAboveToolbar(surface, toolbar);
  // Once long, it stays so while the note is open: the caret is not taken from anyone.
  const [isLong, setLong] = useState(writer.text.peek().length > LONG);
  useSignalEffect(() => {
    if (writer.text.value.length > LONG) setLong(true);
  });
  const addFiles = async (files: readonly File[]): Promise<void> => {
    const { addPicture } = await import("../pictures/add-picture.ts");
    for (const file of files) {
      const added = await addPicture(file, Date.now());
      const field = surface.current;
      if (!added.ok) showToast(pictureFailureText(added.failure));
      else if (field !== undefined) {
        writer.beginStep();
        field.replace(inserting(field.selected(), added.value));
      }
    }
  };
  const onFiles = (files: readonly File[]): void => void addFiles(files);
  const field = { writer, surface, suggesting, onFiles };
  return (
    <>
      {isLong ? <LongField {...field} /> : <PlainField {...field} />}
      <NoteToolbar writer={writer} surface={surface} bar={toolbar} onFiles={onFiles} />
      <LinkSuggestionList suggesting={suggesting} surface={surface} toolbar={toolbar} />
    </>
  );
}

function pictureFailureText(failure: PictureFailure): string {
  switch (failure.kind) {
    case "no-picture":
      return messages.noPicture(failure.name);
    case "too-large":
      return messages.pictureTooLarge(failure.name);
    default:
      return storageFailureText(failure);
  }
}
