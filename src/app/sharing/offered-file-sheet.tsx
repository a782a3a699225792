import { useEffect, useState } from "preact/hooks";
import { NoteWriter } from "../../notes/writing/note-writer.ts";
import { planDraft } from "../../plan/bringing/draft-store.ts";
import type { PlanDraft } from "../../plan/bringing/plan-draft.ts";
import type { ReadCalendar } from "../../radar/events/calendar-file/read-calendar.ts";
import { readCalendarAway } from "../../radar/events/calendar-file/read-calendar-away.ts";
import { messages as eventMessages } from "../../radar/events/messages.ts";
import { whenText } from "../../radar/events/screens/event-when.ts";
import { takeUpCalendar } from "../../radar/events/screens/import-calendar.ts";
import { contentFailureText } from "../../reading/capture/content-failure-text.ts";
import { messages as captureMessages } from "../../reading/capture/messages.ts";
import { saveContent } from "../../reading/capture/save-content.ts";
import { fetchArticle } from "../../reading/fetching/fetch-articles.ts";
import { derivedId } from "../../records/identity.ts";
import { succeeded } from "../../storage/database/failure-report.ts";
import { Button } from "../../ui/controls/button.tsx";
import { Sheet } from "../../ui/layout/sheet.tsx";
import { showToast } from "../../ui/layout/toast.tsx";
import { navigate } from "../../ui/navigation/location.ts";
import { routeTo } from "../../ui/navigation/route.ts";
import { offerUndo } from "../../undo/with-undo.ts";
import { messages } from "./messages.ts";
import "./offered-file-sheet.css";
import { type OfferedFile, offeredFiles } from "./offered-files.ts";

/** Asks what becomes of the first of the shared files that wait for the person's word. */
export function OfferedFileSheet() {
  const [offered] = offeredFiles.value;
  if (offered === undefined) return null;
  const leave = (): void => {
    offeredFiles.value = offeredFiles.peek().filter((one) => one !== offered);
  };
  const settle = async (): Promise<void> => {
    await offered.settle();
    leave();
  };
  return (
    <Sheet
      key={offered.file}
      title={offered.kind === "plan" ? messages.plan : messages.calendar}
      closeLabel={messages.close}
      onClose={leave}
    >
      {offered.kind === "plan" ? (
        <PlanOffer
          file={offered.file}
          draft={offered.draft}
          onSettled={settle}
          onBrought={() => {
            leave();
            settleAfter(offered.draft, offered.settle);
          }}
        />
      ) : (
        <CalendarOffer file={offered.file} onSettled={settle} />
      )}
    </Sheet>
  );
}

/** Lets a shared file go from the inbox only when the plan it was brought as is used or turned down. */
function settleAfter(draft: PlanDraft, settle: () => Promise<unknown>): void {
  const stop = planDraft.subscribe((present) => {
    if (present === draft) return;
    stop();
    void settle();
  });
}

interface OfferProps {
  readonly file: OfferedFile["file"];
  /** Called when the file has gone where it was meant for. */
  readonly onSettled: () => Promise<void>;
}

function PlanOffer(
  props: OfferProps & {
    readonly draft: PlanDraft;
    /** Called when the plan is shown, to be used or not. */
    readonly onBrought: () => void;
  },
) {
  const { file, draft, onSettled } = props;
  const asPlan = (): void => {
    planDraft.value = draft;
    props.onBrought();
    navigate(routeTo("plan", { view: "bring" }));
  };
  const asArticle = async (): Promise<void> => {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const saved = await saveContent({ bytes, type: file.type, name: file.name }, Date.now());
    if (!saved.ok) return showToast(contentFailureText(saved.failure));
    await onSettled();
    offerUndo(captureMessages.received(1, saved.value.known ? 0 : 1, navigator.onLine), [saved.value]);
    await fetchArticle(saved.value.id);
  };
  const asNote = async (): Promise<void> => {
    const writer = await NoteWriter.open(derivedId("shared-file", draft.id));
    if (!succeeded(writer) || !writer.ok) return;
    writer.value.write(draft.source);
    await writer.value.close();
    await onSettled();
    showToast(messages.noted);
  };
  return (
    <>
      <p>{messages.planText(file.name, draft.outline.tasks.length)}</p>
      <div class="row-of-buttons">
        <Button kind="primary" onPress={asPlan}>
          {messages.usePlan}
        </Button>
        <Button onPress={() => void asArticle()}>{messages.addArticle}</Button>
        <Button onPress={() => void asNote()}>{messages.addNote}</Button>
      </div>
    </>
  );
}

/** Events of a calendar that its preview lists. */
const LISTED = 6;

function CalendarOffer({ file, onSettled }: OfferProps) {
  const [read, setRead] = useState<ReadCalendar | "reading" | "none">("reading");
  useEffect(() => {
    void file
      .arrayBuffer()
      .then((bytes) => readCalendarAway(new Uint8Array(bytes), file.type, new Date()))
      .then((found) => setRead(found ?? "none"));
  }, [file]);
  if (read === "reading") return <p role="status">{messages.reading}</p>;
  const leaveOut = async (): Promise<void> => {
    await onSettled();
    showToast(messages.leftOut);
  };
  const events = read === "none" ? [] : read.events;
  return (
    <>
      <p role={read === "none" ? "alert" : undefined}>
        {read === "none" ? eventMessages.notCalendar : messages.events(file.name, events.length)}
      </p>
      <ul>
        {events.slice(0, LISTED).map((event) => (
          <li key={event.uid} class="offered-event">
            <p class="offered-event__title" dir="auto">
              {event.title}
            </p>
            <p class="quiet-text">{whenText(event)}</p>
          </li>
        ))}
      </ul>
      {events.length > LISTED && <p class="quiet-text">{messages.more(events.length - LISTED)}</p>}
      <div class="row-of-buttons">
        {read !== "none" && events.length > 0 && (
          <Button
            kind="primary"
            onPress={() =>
              void takeUpCalendar(read).then(async (isKept) => {
                if (isKept) await onSettled();
              })
            }
          >
            {messages.addEvents(events.length)}
          </Button>
        )}
        <Button onPress={() => void leaveOut()}>{messages.leaveOut}</Button>
      </div>
    </>
  );
}
