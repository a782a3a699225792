import { useState } from "preact/hooks";
import { succeeded } from "../../../storage/database/failure-report.ts";
import { Button, ButtonLink } from "../../../ui/controls/button.tsx";
import { TextArea, TextField } from "../../../ui/controls/field.tsx";
import { SelectField } from "../../../ui/controls/select-field.tsx";
import { Sheet } from "../../../ui/layout/sheet.tsx";
import { withUndo } from "../../../undo/with-undo.ts";
import { type EventAction, eventActions, reminderOf, USUAL_REMINDER } from "../event-record.ts";
import { addEvent, hideEvent, setEvent, type WatchedEvent } from "../events-store.ts";
import { messages } from "../messages.ts";
import { EventTimeFields } from "./event-time-fields.tsx";
import { reminderOptions } from "./reminder-options.ts";

/** One event, all of it to be changed, each field at once; or a new one. */
export function EventSheet({
  event,
  onClose,
}: {
  readonly event?: WatchedEvent;
  readonly onClose: () => void;
}) {
  const [fields, setFields] = useState({
    title: event?.title ?? "",
    start: event?.start ?? "",
    end: event?.end ?? "",
    location: event?.location ?? "",
    address: event?.address ?? "",
    text: event?.text ?? "",
    action: event?.action ?? ("none" as EventAction),
    alarms: event?.alarms ?? "",
    reminder: event === undefined ? USUAL_REMINDER : reminderOf(event),
  });
  const [trouble, setTrouble] = useState<string | undefined>(undefined);
  const set = (changed: Partial<typeof fields>): void => {
    setFields({ ...fields, ...changed });
    if (event !== undefined) void setEvent(event.id, changed).then(succeeded);
  };
  const isBegun = event === undefined && fields.title.trim() !== "";
  const save = (): Promise<boolean> =>
    withUndo(
      addEvent(fields, Date.now()).then(({ outcome }) => outcome),
      messages.added,
    );
  const add = async (): Promise<void> => {
    if (!isBegun) setTrouble(messages.needsTitle);
    else if (await save()) onClose();
  };
  // What was begun is kept, as in every field.
  const close = (): void => {
    if (isBegun) void save();
    onClose();
  };
  const remove = async (shown: WatchedEvent): Promise<void> => {
    if (await withUndo(hideEvent(shown), messages.removed)) onClose();
  };
  return (
    <Sheet title={event?.title ?? messages.add} closeLabel={messages.close} onClose={close}>
      <TextField
        label={messages.title}
        value={fields.title}
        onInput={(title) => set({ title })}
        focus={event === undefined}
        {...(trouble === undefined ? {} : { trouble })}
      />
      <EventTimeFields value={fields} onChange={set} />
      <SelectField
        label={messages.action}
        value={fields.action}
        options={eventActions.map((value) => ({ value, text: messages.actions[value] }))}
        onChange={(action) => set({ action })}
      />
      {fields.start !== "" && (
        <SelectField
          label={messages.reminder}
          value={String(fields.reminder)}
          options={reminderOptions(fields.start, fields.reminder)}
          onChange={(reminder) => set({ reminder: Number(reminder), alarms: "" })}
        />
      )}
      <TextField
        label={messages.location}
        value={fields.location}
        onInput={(location) => set({ location })}
      />
      <TextField
        label={messages.address}
        kind="url"
        value={fields.address}
        onInput={(address) => set({ address })}
      />
      <TextArea label={messages.text} rows={4} value={fields.text} onInput={(text) => set({ text })} />
      {event === undefined ? (
        <Button kind="primary" full onPress={() => void add()}>
          {messages.save}
        </Button>
      ) : (
        <div class="row-of-buttons">
          {/^https?:/i.test(event.address) && (
            <ButtonLink href={event.address}>{messages.address}</ButtonLink>
          )}
          <Button kind="text" icon="remove" onPress={() => void remove(event)}>
            {messages.remove}
          </Button>
        </div>
      )}
    </Sheet>
  );
}
