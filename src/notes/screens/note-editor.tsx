import { useComputed } from "@preact/signals";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Outcome } from "../../storage/database/failure.ts";
import { storageFailureText } from "../../storage/database/failure-messages.ts";
import { succeeded } from "../../storage/database/failure-report.ts";
import { Button, IconButton } from "../../ui/controls/button.tsx";
import { download } from "../../ui/download.ts";
import { EmptyState } from "../../ui/layout/notice.tsx";
import { SubHeader, usePageTitle } from "../../ui/layout/page.tsx";
import { showToast } from "../../ui/layout/toast.tsx";
import { routeTo, useNavigate } from "../../ui/navigation/route.ts";
import { messages } from "../messages.ts";
import type { About } from "../note-record.ts";
import { type Keeping, NoteWriter } from "../note-writer.ts";
import { noteAsFile, noteOf, pinNote, removeNote, restoreNote } from "../notes-store.ts";
import { noteTitle } from "../rules/note-title.ts";
import { AboutChip } from "./about-chip.tsx";
import { Backlinks } from "./backlinks.tsx";
import { NotePreview } from "./note-preview.tsx";
import { NoteToolbar } from "./note-toolbar.tsx";
import "./notes.css";

/** One note, open for writing. */
export function NoteEditor(props: { readonly id: string; readonly about: About }) {
  const [opened, setOpened] = useState<Outcome<NoteWriter> | undefined>(undefined);
  const { id } = props;
  useEffect(() => {
    let writer: NoteWriter | undefined;
    let left = false;
    void NoteWriter.open(id, props.about).then((outcome) => {
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
  return opened.value.id === id ? <OpenNote writer={opened.value} /> : null;
}

function OpenNote({ writer }: { readonly writer: NoteWriter }) {
  const navigate = useNavigate();
  const [preview, setPreview] = useState(false);
  const text = writer.text.value;
  const title = noteTitle(text) || messages.newNote;
  usePageTitle(title);
  const remove = async (): Promise<void> => {
    await writer.close();
    const outcome = await removeNote(writer.id);
    if (!succeeded(outcome)) return;
    navigate(routeTo("notes"), true);
    showToast(messages.removed, {
      label: messages.undo,
      run: () => void restoreNote(writer.id).then(succeeded),
    });
  };
  return (
    <div class="note-editor line-notes">
      <SubHeader
        back={routeTo("notes")}
        backLabel={messages.back}
        actions={
          <>
            <PinButton id={writer.id} />
            <IconButton
              icon="export"
              label={messages.exportOne}
              disabled={text.trim() === ""}
              onPress={async () => {
                await writer.flush();
                const file = await noteAsFile(writer.id);
                if (file === undefined) return;
                download(file.name, file.text, "text/markdown");
                showToast(messages.exported(file.name));
              }}
            />
            <IconButton icon="remove" label={messages.remove} onPress={() => void remove()} />
            <Button kind="text" onPress={() => setPreview(!preview)}>
              {preview ? messages.edit : messages.preview}
            </Button>
          </>
        }
      >
        <KeepingText keeping={writer.keeping.value} />
      </SubHeader>
      <h1 class="visually-hidden">{title}</h1>
      <AboutChip about={writer.about} />
      {preview ? (
        <NotePreview text={text} onText={(next) => writer.write(next)} />
      ) : (
        <NoteField writer={writer} />
      )}
      <Backlinks id={writer.id} title={noteTitle(text)} />
    </div>
  );
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
      <span role="alert" class="note-editor__trouble">
        {messages.notKept}
        {storageFailureText(keeping.failure)}
      </span>
    );
  }
  return <span role="status">{messages[keeping.kind]}</span>;
}

function NoteField({ writer }: { readonly writer: NoteWriter }) {
  const field = useRef<HTMLTextAreaElement>(null);
  const text = useComputed(() => writer.text.value).value;
  useEffect(() => {
    const element = field.current;
    if (element === null) return;
    element.focus({ preventScroll: true });
    element.setSelectionRange(element.value.length, element.value.length);
  }, []);
  // What others wrote arrives under the caret's feet: it stays at the letter it was at.
  useLayoutEffect(() => {
    const element = field.current;
    if (element === null || element.value === text) return;
    const { selectionStart, value } = element;
    element.value = text;
    const behind = value.slice(selectionStart);
    const caret = text.endsWith(behind) ? text.length - behind.length : Math.min(selectionStart, text.length);
    element.setSelectionRange(caret, caret);
  }, [text]);
  return (
    <>
      <NoteToolbar field={field} />
      <textarea
        dir="auto"
        ref={field}
        class="note-editor__field"
        aria-label={messages.field}
        placeholder={messages.placeholder}
        defaultValue={writer.text.peek()}
        onInput={(event) => writer.write(event.currentTarget.value)}
      />
    </>
  );
}
