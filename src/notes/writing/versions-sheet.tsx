import { useEffect, useState } from "preact/hooks";
import { succeeded } from "../../storage/database/failure-report.ts";
import { readVersions, type TextVersion } from "../../storage/records/text-versions.ts";
import { Button } from "../../ui/controls/button.tsx";
import { Disclosure } from "../../ui/controls/disclosure.tsx";
import { Sheet } from "../../ui/layout/sheet.tsx";
import { momentText } from "../../ui/text/moment-text.ts";
import { messages } from "../messages.ts";
import { noteCollection } from "../note-record.ts";
import "./versions-sheet.css";

/** What a note said before another device's edits took something out of it, each with a way back. */
export function VersionsSheet(props: {
  readonly note: string;
  readonly present: string;
  readonly onBringBack: (text: string) => void;
  readonly onClose: () => void;
}) {
  const [versions, setVersions] = useState<readonly TextVersion[] | undefined>(undefined);
  useEffect(() => {
    void readVersions({ collection: noteCollection.name, id: props.note }, Date.now()).then((found) => {
      if (succeeded(found) && found.ok) setVersions(found.value);
    });
  }, [props.note]);
  return (
    <Sheet title={messages.versions} closeLabel={messages.close} onClose={props.onClose}>
      <p class="quiet-text">{versions?.length === 0 ? messages.noVersions : messages.versionsText}</p>
      <ul>
        {versions?.map(({ text, at }) => (
          <li key={`${at} ${text}`} class="version">
            <Disclosure title={messages.versionOf(momentText(at))}>
              <pre class="version__text" dir="auto" tabIndex={0}>
                {text}
              </pre>
              <Button
                label={messages.bringBackLabel(momentText(at))}
                disabled={text === props.present}
                onPress={() => props.onBringBack(text)}
              >
                {messages.bringBack}
              </Button>
            </Disclosure>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}
