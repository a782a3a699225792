import { useState } from "preact/hooks";
import { succeeded } from "../../../storage/database/failure-report.ts";
import { Button, SubmitButton } from "../../../ui/controls/button.tsx";
import { TextField } from "../../../ui/controls/field.tsx";
import { Sheet } from "../../../ui/layout/sheet.tsx";
import { showToast } from "../../../ui/layout/toast.tsx";
import { fetchFeed } from "../../../web/outside-feed.ts";
import { readAddress } from "../../../web/web-address.ts";
import { sourceTroubleText } from "../../sources/trouble-text.ts";
import { readCalendarAway } from "../calendar-file/read-calendar-away.ts";
import { addCalendar, allCalendars, importEvents, removeCalendar } from "../events-store.ts";
import { messages } from "../messages.ts";
import "./calendar-row.css";

/** The calendars that are looked at, and a way to add one by its address. */
export function CalendarSheet({ onClose }: { readonly onClose: () => void }) {
  const [typed, setTyped] = useState("");
  const [trouble, setTrouble] = useState<string | undefined>(undefined);
  const add = async (): Promise<void> => {
    const address = readAddress(typed.trim().replace(/^webcal:/i, "https:"));
    if (address === undefined) return setTrouble(messages.notCalendar);
    const fetched = await fetchFeed(address, {});
    if (!fetched.ok) return setTrouble(sourceTroubleText(fetched.failure));
    if (fetched.value === "unchanged") return;
    const { bytes, contentType } = fetched.value;
    const read = await readCalendarAway(bytes, contentType, new Date());
    if (read === undefined) return setTrouble(messages.notCalendar);
    if (!succeeded(await addCalendar(address, read.title, Date.now()))) return;
    const { added, updated, same, outcome } = await importEvents(read.events, Date.now());
    if (!succeeded(outcome)) return;
    setTyped("");
    showToast(
      [
        messages.imported(added, updated, same),
        ...(read.unread.length === 0 ? [] : [messages.unread(read.unread.map(({ title }) => title))]),
      ].join(" · "),
    );
  };
  return (
    <Sheet title={messages.calendars} closeLabel={messages.close} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void add();
        }}
      >
        <TextField
          label={messages.calendarAddress}
          hint={messages.calendarHint}
          kind="url"
          value={typed}
          onInput={setTyped}
          {...(trouble === undefined ? {} : { trouble })}
        />
        <SubmitButton kind="primary" disabled={typed.trim() === ""}>
          {messages.addCalendar}
        </SubmitButton>
      </form>
      <ul>
        {allCalendars.value.map(({ id, title, address }) => (
          <li key={id} class="calendar-row">
            <span dir="auto">{title || address}</span>
            <Button
              kind="text"
              label={`${messages.removeCalendar}: ${title || address}`}
              onPress={() => void removeCalendar(id).then(succeeded)}
            >
              {messages.removeCalendar}
            </Button>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}
