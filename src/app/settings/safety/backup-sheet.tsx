import { useEffect, useState } from "preact/hooks";
import { storageFailureText } from "../../../storage/database/failure-messages.ts";
import { allRecords } from "../../../storage/records/all-records.ts";
import { change } from "../../../storage/records/change.ts";
import { type ExportFile, writeExportFile } from "../../../sync/file/export-file.ts";
import { type Backup, readBackup } from "../../../sync/safety/backups.ts";
import { bringBack } from "../../../sync/safety/bring-back.ts";
import { compareRecords, type Difference } from "../../../sync/safety/compare-records.ts";
import { Button } from "../../../ui/controls/button.tsx";
import { download } from "../../../ui/download.ts";
import { Sheet } from "../../../ui/layout/sheet.tsx";
import { showToast } from "../../../ui/layout/toast.tsx";
import { SettingRow } from "../setting-row.tsx";
import { messages } from "./messages.ts";
import { recordTitle } from "./record-title.ts";

interface Looked {
  readonly file: ExportFile;
  readonly differences: readonly Difference[];
}

/** A backup to look at before anything is decided: what is gone since, or reads otherwise, and a way back for each. */
export function BackupSheet(props: {
  readonly backup: Backup;
  readonly day: string;
  readonly onClose: () => void;
}) {
  const { backup, day, onClose } = props;
  const [looked, setLooked] = useState<Looked | "reading" | "unreadable">("reading");
  const look = async (): Promise<void> => {
    const [file, now] = [await readBackup(backup.day), await allRecords()];
    if (!file.ok || !now.ok) return setLooked("unreadable");
    setLooked({ file: file.value, differences: compareRecords(file.value.records, now.value) });
  };
  useEffect(() => void look(), [backup]);

  async function back(differences: readonly Difference[]): Promise<void> {
    const outcome = await change(differences.flatMap(bringBack));
    showToast(outcome.ok ? messages.broughtBack(differences.length) : storageFailureText(outcome.failure));
    await look();
  }

  return (
    <Sheet title={messages.asItWas(day)} closeLabel={messages.close} onClose={onClose}>
      {looked === "unreadable" && <p>{messages.unreadable}</p>}
      {typeof looked === "object" && (
        <>
          <p class="quiet-text">
            {looked.differences.length === 0 ? messages.nothingDiffers : messages.lookText}
          </p>
          <Differences
            title={messages.gone}
            differences={looked.differences.filter(({ kind }) => kind === "gone")}
            onBack={back}
          />
          <Differences
            title={messages.changed}
            differences={looked.differences.filter(({ kind }) => kind === "changed")}
            onBack={back}
          />
          <div class="row-of-buttons">
            <Button
              icon="export"
              onPress={() =>
                download(`wayside-${backup.day}.jsonl`, writeExportFile(looked.file), "application/jsonl")
              }
            >
              {messages.saveCopy}
            </Button>
          </div>
        </>
      )}
    </Sheet>
  );
}

function Differences(props: {
  readonly title: string;
  readonly differences: readonly Difference[];
  readonly onBack: (differences: readonly Difference[]) => Promise<void>;
}) {
  const { title, differences, onBack } = props;
  const named = differences.flatMap((difference) => {
    const called = recordTitle(difference.before);
    return called === undefined ? [] : [{ difference, ...called }];
  });
  const others = differences.filter(({ before }) => recordTitle(before) === undefined);
  if (differences.length === 0) return null;
  return (
    <section class="setting-part">
      <h3 class="setting-part__title">{title}</h3>
      <ul>
        {named.map(({ difference, kind, title: name }) => (
          <Row
            key={`${difference.before.collection} ${difference.before.id}`}
            name={name}
            detail={kind}
            onBack={() => onBack([difference])}
          />
        ))}
        {others.length > 0 && (
          <Row name={messages.others(others.length)} detail="" onBack={() => onBack(others)} />
        )}
      </ul>
    </section>
  );
}

function Row(props: {
  readonly name: string;
  readonly detail: string;
  readonly onBack: () => Promise<void>;
}) {
  return (
    <SettingRow
      name={props.name}
      detail={props.detail}
      action={
        <Button label={messages.bringBackLabel(props.name)} onPress={() => void props.onBack()}>
          {messages.bringBack}
        </Button>
      }
    />
  );
}
