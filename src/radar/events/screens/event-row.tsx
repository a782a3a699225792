import { succeeded } from "../../../storage/database/failure-report.ts";
import { setEvent, type WatchedEvent } from "../events-store.ts";
import { messages } from "../messages.ts";
import { isUnderWay } from "../rules/event-time.ts";
import { whenText } from "./event-when.ts";
import "../../../ui/lists/rows.css";
import "./event-row.css";

/** An event in a list: when it is, what it is about, and what to do about it. */
export function EventRow({
  event,
  onOpen,
}: {
  readonly event: WatchedEvent;
  readonly onOpen: (id: string) => void;
}) {
  const { id, title, action, done, detail, text, location, cancelled } = event;
  const underWay = isUnderWay(event, new Date());
  const words = [whenText(event), location].filter((part) => part !== "").join(" · ");
  return (
    <li class="event-row">
      <div class="event-row__words">
        <button
          type="button"
          class="row-button"
          data-row
          aria-label={messages.open(title)}
          onClick={() => onOpen(id)}
        >
          <span class="event-row__title" dir="auto">
            {title}
          </span>
          {(words !== "" || underWay) && (
            <span class="event-row__when">
              {underWay && <strong class="event-row__now">{messages.now}</strong>}
              {underWay && words !== "" && " · "}
              {words}
            </span>
          )}
        </button>
        {cancelled && <p class="event-row__cancelled">{messages.cancelled}</p>}
        {(detail !== "" || text !== "") && (
          <p class="event-row__text" dir="auto">
            {detail || text}
          </p>
        )}
        {action !== "none" && (
          <label class="event-row__action">
            <input
              type="checkbox"
              checked={done}
              aria-label={messages.doneLabel(messages.actions[action], title)}
              onChange={(change) => void setEvent(id, { done: change.currentTarget.checked }).then(succeeded)}
            />
            <span>{messages.actions[action]}</span>
          </label>
        )}
      </div>
    </li>
  );
}
