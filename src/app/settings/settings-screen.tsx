import { useEffect, useRef, useState } from "preact/hooks";
import { ExportNotesButton } from "../../notes/exporting/export-notes-button.tsx";
import { FrontMatterField } from "../../notes/exporting/front-matter-field.tsx";
import { currentPlan } from "../../plan/plan-store.ts";
import { ExportPlanButton } from "../../plan/screens/plan-file.tsx";
import { storageFailureText } from "../../storage/database/failure-messages.ts";
import { storageEstimate } from "../../storage/database/persistence.ts";
import { Button, FileButton } from "../../ui/controls/button.tsx";
import { Chip } from "../../ui/controls/chips.tsx";
import { Notice } from "../../ui/layout/notice.tsx";
import { Page, PageHeader, SectionHeading } from "../../ui/layout/page.tsx";
import { useQuery } from "../../ui/navigation/route.ts";
import { InstallSteps } from "../install/install-steps.tsx";
import { messages as installMessages } from "../install/messages.ts";
import { SingleKeysSwitch } from "../keyboard/keys-sheet.tsx";
import { keysShown } from "../keyboard/keys-shown.ts";
import { messages as keyMessages } from "../keyboard/messages.ts";
import { furtherNoteFiles } from "../routes/further-note-files.ts";
import { chooseTheme, theme, themes } from "../theme.ts";
import { bytesText } from "./bytes-text.ts";
import {
  exportToFile,
  importedText,
  importFromFile,
  importTrouble,
  shareEverything,
  sharesFiles,
} from "./export-and-import.ts";
import { messages } from "./messages.ts";
import { MeetingPlaces } from "./places/meeting-places.tsx";
import { RecordingBudget } from "./recording-budget-field.tsx";
import { DeleteEverything } from "./safety/delete-everything.tsx";
import { SafetyNet } from "./safety/safety-net.tsx";

/** Is my work safe, and where? */
export function SettingsScreen() {
  return (
    <Page line="none">
      <PageHeader title={messages.settings} withoutSettings />
      <YourFiles />
      <MeetingPlaces />
      <SafetyNet />
      <Install />
      <OnThisDevice />
      <ThemeChoice />
      <Keyboard />
      <DeleteEverything />
    </Page>
  );
}

function YourFiles() {
  const [said, setSaid] = useState<{ readonly text: string; readonly urgent: boolean } | undefined>(
    undefined,
  );
  return (
    <section>
      <SectionHeading>{messages.yourFiles}</SectionHeading>
      <p class="quiet-text">{messages.yourFilesText}</p>
      <div class="row-of-buttons">
        <Button
          kind="primary"
          icon="export"
          onPress={async () => {
            const outcome = await exportToFile();
            setSaid(
              outcome.ok
                ? { text: messages.exported(outcome.value), urgent: false }
                : { text: storageFailureText(outcome.failure), urgent: true },
            );
          }}
        >
          {messages.exportEverything}
        </Button>
        {sharesFiles() && (
          <Button
            icon="export"
            onPress={async () => {
              const outcome = await shareEverything();
              if (!outcome.ok) setSaid({ text: storageFailureText(outcome.failure), urgent: true });
              else setSaid(outcome.value ? undefined : { text: messages.notShared, urgent: false });
            }}
          >
            {messages.shareEverything}
          </Button>
        )}
        <FileButton
          label={messages.importFile}
          accept=".jsonl,.gz,.txt,application/jsonl,application/x-ndjson,application/gzip"
          onFile={async (file) => {
            const outcome = await importFromFile(file);
            setSaid(
              outcome.ok
                ? { text: importedText(outcome.value), urgent: false }
                : { text: importTrouble(outcome.failure), urgent: true },
            );
          }}
        />
      </div>
      <div class="row-of-buttons">
        {currentPlan.value !== undefined && <ExportPlanButton />}
        <ExportNotesButton further={furtherNoteFiles} />
      </div>
      <div class="setting-extra">
        <FrontMatterField />
      </div>
      {said !== undefined && (
        <Notice urgent={said.urgent} icon={said.urgent ? "warning" : "check"}>
          <p role={said.urgent ? undefined : "status"}>{said.text}</p>
        </Notice>
      )}
    </section>
  );
}

function Install() {
  const { part } = useQuery();
  const section = useRef<HTMLElement>(null);
  useEffect(() => {
    if (part === "install") section.current?.scrollIntoView();
  }, [part]);
  return (
    <section ref={section}>
      <SectionHeading>{installMessages.title}</SectionHeading>
      <p class="quiet-text">{installMessages.text}</p>
      <InstallSteps />
    </section>
  );
}

function OnThisDevice() {
  const [estimate, setEstimate] = useState<{ used: number; allowed: number } | undefined>(undefined);
  const [persisted, setPersisted] = useState(false);
  useEffect(() => {
    void storageEstimate().then(setEstimate);
    void navigator.storage?.persisted?.().then(setPersisted);
  }, []);
  return (
    <section>
      <SectionHeading>{messages.storageTitle}</SectionHeading>
      {estimate !== undefined && (
        <p class="quiet-text">
          {messages.storageUsed(bytesText(estimate.used), bytesText(estimate.allowed))}
        </p>
      )}
      <p class="quiet-text">{persisted ? messages.persisted : messages.notPersisted}</p>
      {isSafari() && <p class="quiet-text">{messages.webkitNote}</p>}
      <RecordingBudget />
    </section>
  );
}

/** Whether this is WebKit outside an installed app, which clears what is not visited for a week. */
function isSafari(): boolean {
  return "GestureEvent" in globalThis && !matchMedia("(display-mode: standalone)").matches;
}

function ThemeChoice() {
  return (
    <section>
      <SectionHeading>{messages.theme}</SectionHeading>
      <div class="row-of-buttons">
        {themes.map((one) => (
          <Chip key={one} chosen={theme.value === one} onPress={() => chooseTheme(one)}>
            {messages.themes[one]}
          </Chip>
        ))}
      </div>
    </section>
  );
}

function Keyboard() {
  return (
    <section>
      <SectionHeading>{keyMessages.settings}</SectionHeading>
      <SingleKeysSwitch />
      <div class="row-of-buttons">
        <Button onPress={() => (keysShown.value = true)}>{keyMessages.show}</Button>
      </div>
    </section>
  );
}
