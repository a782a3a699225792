import { useEffect, useState } from "preact/hooks";
import { storageFailureText } from "../../../storage/database/failure-messages.ts";
import { type Backup, listBackups } from "../../../sync/safety/backups.ts";
import type { Verification } from "../../../sync/safety/verify-data.ts";
import { inOneTab, statesInUse, syncNow } from "../../../sync/sync-store.ts";
import { backUpToday, verifyEverything } from "../../../sync/worker/sync-client.ts";
import { Button } from "../../../ui/controls/button.tsx";
import { Notice } from "../../../ui/layout/notice.tsx";
import { SectionHeading } from "../../../ui/layout/page.tsx";
import { bytesText } from "../bytes-text.ts";
import { SettingRow } from "../setting-row.tsx";
import { BackupSheet } from "./backup-sheet.tsx";
import { messages } from "./messages.ts";

const number = new Intl.NumberFormat();

/** The copies of the last days, and a check of everything. */
export function SafetyNet() {
  const [backups, setBackups] = useState<readonly Backup[]>([]);
  const [shown, setShown] = useState<Backup | undefined>(undefined);
  const [trouble, setTrouble] = useState<string | undefined>(undefined);
  useEffect(() => {
    // Whoever comes here may be about to try something: the copy of today is made first.
    void backUpToday().then(async (made) => {
      if (!made.ok) setTrouble(storageFailureText(made.failure));
      setBackups(await listBackups());
    });
  }, []);
  return (
    <section>
      <SectionHeading>{messages.title}</SectionHeading>
      <p class="quiet-text">{messages.text}</p>
      {trouble !== undefined && (
        <Notice urgent>
          <p>{trouble}</p>
        </Notice>
      )}
      {backups.length === 0 && <p class="quiet-text">{messages.noBackups}</p>}
      <ul class="setting-list">
        {backups.map((backup) => (
          <SettingRow
            key={backup.day}
            name={dayText(backup.made)}
            detail={messages.backup(backup.records, number.format(backup.records), bytesText(backup.size))}
            action={
              <Button
                kind="text"
                label={messages.lookAtLabel(dayText(backup.made))}
                onPress={() => setShown(backup)}
              >
                {messages.lookAt}
              </Button>
            }
          />
        ))}
      </ul>
      <VerifyData />
      {shown !== undefined && (
        <BackupSheet backup={shown} day={dayText(shown.made)} onClose={() => setShown(undefined)} />
      )}
    </section>
  );
}

function VerifyData() {
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState<
    { readonly lines: readonly string[]; readonly urgent: boolean } | undefined
  >();
  return (
    <>
      <div class="row-of-buttons">
        <Button
          disabled={busy}
          onPress={async () => {
            setBusy(true);
            const places = statesInUse.value.map(({ config }) => config);
            const outcome = await inOneTab(() => verifyEverything(places));
            setBusy(false);
            if (!outcome.ok) return setSaid({ lines: [storageFailureText(outcome.failure)], urgent: true });
            setSaid(linesOf(outcome.value));
            // What did not stand at a place as it should is written there anew.
            if (outcome.value.places.some(({ missing }) => missing > 0)) void syncNow();
          }}
        >
          {busy ? messages.verifying : messages.verify}
        </Button>
      </div>
      {said !== undefined && (
        <Notice urgent={said.urgent} icon={said.urgent ? "warning" : "check"}>
          {said.lines.map((line) => (
            <p key={line} role={said.urgent ? undefined : "status"}>
              {line}
            </p>
          ))}
        </Notice>
      )}
    </>
  );
}

function linesOf(found: Verification): { lines: readonly string[]; urgent: boolean } {
  const { records, texts, files, wrongRecords, wrongFiles, missingFiles, places } = found;
  const urgent = wrongRecords + wrongFiles > 0;
  return {
    urgent,
    lines: [
      urgent
        ? messages.wrong(wrongRecords, wrongFiles)
        : messages.verified(number.format(records), number.format(texts), number.format(files)),
      ...(missingFiles > 0 ? [messages.missingFiles(missingFiles)] : []),
      ...places.map((place) =>
        place.files === undefined
          ? messages.placeUnread(place.name)
          : place.missing > 0
            ? messages.placeMissing(place.name)
            : messages.place(place.name, place.files),
      ),
    ],
  };
}

const day = new Intl.DateTimeFormat(undefined, { weekday: "short", day: "numeric", month: "short" });

function dayText(made: string): string {
  return day.format(new Date(made));
}
