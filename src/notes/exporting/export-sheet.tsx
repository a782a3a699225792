import { useState } from "preact/hooks";
import { succeeded } from "../../storage/database/failure-report.ts";
import { Button } from "../../ui/controls/button.tsx";
import { RadioChips } from "../../ui/controls/radio-chips.tsx";
import { Switch } from "../../ui/controls/switch.tsx";
import { download } from "../../ui/download.ts";
import { Sheet } from "../../ui/layout/sheet.tsx";
import { showToast } from "../../ui/layout/toast.tsx";
import { messages } from "../messages.ts";
import type { NoteFile } from "../rules/note-file.ts";
import {
  filesMissing,
  type HandedFile,
  type LeavingFile,
  leavingFiles,
  noteAsFile,
  rememberLeft,
  zipped,
} from "./export-notes.ts";
import { FrontMatterField } from "./front-matter-field.tsx";
import { chooseExportFolder, writeIntoFolder, writesFolders } from "./write-folder.ts";

/** What leaves with the notes: nothing more, what belongs to them, or everything there is as Markdown. */
export type Further = (what: "notes" | "vault") => Promise<readonly NoteFile[]>;

/** The choices beside *Export notes*: what leaves, what stands above it, and which way it goes. */
export function ExportSheet(props: {
  /** The notes that leave; all of them where none are named. */
  readonly notes?: readonly string[];
  readonly further?: Further;
  /** What must be written before anything leaves. */
  readonly before?: () => Promise<void>;
  readonly onClose: () => void;
}) {
  const { notes, further, before } = props;
  const [what, setWhat] = useState<"notes" | "vault">("notes");
  const [onlyChanged, setOnlyChanged] = useState(false);
  const isOne = notes?.length === 1;
  const collect = async (): Promise<readonly LeavingFile[]> => {
    await before?.();
    return leavingFiles(notes, notes === undefined ? await further?.(what) : [], onlyChanged);
  };
  const handed = async (): Promise<HandedFile | undefined> => {
    if (isOne && notes[0] !== undefined && !onlyChanged) {
      await before?.();
      return noteAsFile(notes[0]);
    }
    const files = await collect();
    if (files.length === 0) return undefined;
    const name =
      notes !== undefined
        ? "wayside-notes.zip"
        : what === "vault"
          ? "wayside-vault.zip"
          : "wayside-notes.zip";
    const content = await zipped(files);
    await rememberLeft(files);
    return { name, content, type: "application/zip" };
  };
  const say = (file: HandedFile | undefined, given: (file: HandedFile) => void | Promise<void>): void => {
    if (file === undefined) showToast(onlyChanged ? messages.nothingChanged : messages.nothingToExport);
    else void given(file);
  };
  return (
    <Sheet
      title={
        isOne
          ? messages.exportOne
          : notes === undefined
            ? messages.exportNotes
            : messages.exportSelected(notes.length)
      }
      closeLabel={messages.close}
      onClose={props.onClose}
    >
      {notes === undefined && (
        <RadioChips
          label={messages.exportWhat}
          options={(["notes", "vault"] as const).map((value) => ({
            value,
            text: messages.exportWhats[value],
          }))}
          chosen={what}
          onChoose={setWhat}
        />
      )}
      {notes === undefined && <p class="quiet-text">{messages.exportWhatText[what]}</p>}
      <FrontMatterField />
      {!isOne && (
        <Switch
          label={messages.onlyChanged}
          hint={messages.onlyChangedText}
          on={onlyChanged}
          onChange={setOnlyChanged}
        />
      )}
      <div class="row-of-buttons">
        <Button
          kind="primary"
          icon="waiting"
          onPress={async () =>
            say(await handed(), async (file) => {
              download(file.name, file.content, file.type);
              const missing = notes === undefined ? await filesMissing() : 0;
              showToast(
                [
                  messages.exported(file.name),
                  ...(missing === 0 ? [] : [messages.filesMissing(missing)]),
                ].join(" · "),
              );
            })
          }
        >
          {isOne ? messages.download : messages.downloadZip}
        </Button>
        {writesFolders() && (
          <Button icon="file" onPress={() => void intoFolder(collect)}>
            {messages.intoFolder}
          </Button>
        )}
        {typeof navigator.share === "function" && (
          <Button icon="export" onPress={async () => say(await handed(), (file) => void share(file))}>
            {messages.share}
          </Button>
        )}
      </div>
    </Sheet>
  );
}

async function intoFolder(collect: () => Promise<readonly LeavingFile[]>): Promise<void> {
  // The browser asks in the task of the touch: the files are gathered afterwards.
  const folder = await chooseExportFolder();
  if (folder === undefined) return;
  // What somebody else changed there meanwhile comes in first: it is merged, not written over.
  const { takeInChanges } = await import("./take-in-changes.ts");
  const taken = await takeInChanges(folder, await collect());
  if (!taken.ok) {
    succeeded(taken);
    return;
  }
  const differing = taken.value;
  const files = (await collect()).filter(({ path }) => !differing.has(path));
  const failed = await writeIntoFolder(folder, files);
  const written = files.filter(({ path }) => !failed.includes(path));
  const { removeMoved } = await import("./remove-moved.ts");
  await removeMoved(folder, written);
  await rememberLeft(written);
  const missing = await filesMissing();
  showToast(
    [
      failed.length === 0
        ? messages.writtenIntoFolder(files.length, folder.name)
        : messages.notWritten(failed.slice(0, 3).join(", "), failed.length),
      ...(differing.size === 0 ? [] : [messages.differing([...differing])]),
      ...(missing === 0 ? [] : [messages.filesMissing(missing)]),
    ].join(" · "),
  );
}

/** Hands a file to another app; where the device shares no such file, it is downloaded. */
async function share({ name, content, type }: HandedFile): Promise<void> {
  const files = [new File([content], name, { type })];
  try {
    if (navigator.canShare?.({ files }) !== true) throw new TypeError("no files");
    await navigator.share({ files, title: name });
  } catch (error) {
    // Somebody who closes the device's sheet has changed their mind, nothing else.
    if (error instanceof DOMException && error.name === "AbortError") return;
    download(name, content, type);
    showToast(messages.exported(name));
  }
}
