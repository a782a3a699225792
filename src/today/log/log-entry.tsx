import { useMemo, useState } from "preact/hooks";
import { removeLogged, writeLogged } from "../../plan/log-store.ts";
import { loggedMinutes } from "../../plan/logged-entries.ts";
import type { LogEntry } from "../../plan/plan-record.ts";
import { logKinds } from "../../plan/plan-record.ts";
import type { Outline } from "../../plan/rules/outline.ts";
import { readDate } from "../../plan/rules/time/calendar-date.ts";
import { dateText } from "../../plan/screens/date-text.ts";
import { succeeded } from "../../storage/database/failure-report.ts";
import { Button, IconButton } from "../../ui/controls/button.tsx";
import { DateField } from "../../ui/controls/field.tsx";
import { SelectField } from "../../ui/controls/select-field.tsx";
import { stepping } from "../../ui/controls/stepping.ts";
import { Sheet } from "../../ui/layout/sheet.tsx";
import { duration } from "../../ui/text/duration.ts";
import { withUndo } from "../../undo/with-undo.ts";
import { messages } from "./messages.ts";
import "../../ui/lists/rows.css";

const STEP = 5;
const MOST = 24 * 60;

interface EntryProps {
  readonly entry: LogEntry;
  readonly outline: Outline;
}

/** One entry of the log, and all of it to be corrected. */
export function LogEntryRow({ entry, outline }: EntryProps) {
  const { id, date, minutes, kind, topic } = entry;
  const [open, setOpen] = useState(false);
  const step = useMemo(
    () =>
      stepping(
        () => loggedMinutes(entry),
        (next) => writeLogged(id, { minutes: next }).then(succeeded),
        { least: STEP, most: MOST },
      ),
    [id],
  );
  const day = textOf(date);
  const about = outline.topics.find(({ key }) => key === topic)?.title;
  return (
    <li class="log-entry">
      <button type="button" class="row-button log-entry__open" onClick={() => setOpen(true)}>
        <span class="visually-hidden">{messages.correct} </span>
        <span class="log-entry__day">{day}</span>
        <span class="log-entry__kind" dir="auto">
          {about === undefined ? messages.kind[kind] : `${messages.kind[kind]} · ${about}`}
        </span>
      </button>
      <IconButton icon="minus" label={messages.shorter} onPress={() => step(-STEP)} />
      <span class="log-entry__minutes">{duration(minutes)}</span>
      <IconButton icon="plus" label={messages.longer} onPress={() => step(STEP)} />
      <Button
        kind="text"
        label={messages.removeLabel(day, duration(minutes))}
        onPress={() => void withUndo(removeLogged(id), messages.removed)}
      >
        {messages.remove}
      </Button>
      {open && <EntrySheet entry={entry} outline={outline} onClose={() => setOpen(false)} />}
    </li>
  );
}

function EntrySheet({ entry, outline, onClose }: EntryProps & { readonly onClose: () => void }) {
  const { id, date, kind, topic } = entry;
  return (
    <Sheet title={messages.correctTitle} closeLabel={messages.close} onClose={onClose}>
      <DateField
        label={messages.day}
        value={date}
        onChange={(next) => {
          const day = readDate(next);
          if (day !== undefined) void writeLogged(id, { date: day }).then(succeeded);
        }}
      />
      <SelectField
        label={messages.kindOf}
        value={kind}
        options={logKinds.map((value) => ({ value, text: messages.kind[value] }))}
        onChange={(next) => void writeLogged(id, { kind: next }).then(succeeded)}
      />
      <SelectField
        label={messages.topicOf}
        value={topic}
        options={[
          { value: "", text: messages.noTopic },
          ...outline.topics.map(({ key, title }) => ({ value: key, text: title })),
        ]}
        onChange={(next) => void writeLogged(id, { topic: next }).then(succeeded)}
      />
    </Sheet>
  );
}

function textOf(date: string): string {
  const day = readDate(date);
  return day === undefined ? date : dateText(day);
}
