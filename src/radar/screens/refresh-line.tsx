import { Disclosure } from "../../ui/controls/disclosure.tsx";
import { online } from "../../web/online.ts";
import { messages } from "../messages.ts";
import { type RefreshSummary, refreshState } from "../refresh/refresh-state.ts";
import { releaseShelves } from "../releases/release-shelf.ts";
import { itemShelves } from "../sources/item-shelf.ts";
import "./radar.css";

const hour = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit" });
const dayAndHour = new Intl.DateTimeFormat(undefined, {
  day: "numeric",
  month: "short",
  hour: "2-digit",
  minute: "2-digit",
});

/** How far the refresh has come, or when something last came, and what the last look came to. */
export function RefreshLine() {
  const state = refreshState.value;
  const shelves = [...releaseShelves.value.values(), ...itemShelves.value.values()];
  const cameAt = Math.max(0, ...shelves.map(({ checkedAt }) => checkedAt));
  const came = cameAt === 0 ? messages.neverChecked : messages.checkedAt(whenText(cameAt, Date.now()));
  return (
    <span role="status">
      {state.kind === "running"
        ? messages.refreshing(state.done, state.total)
        : !online.value
          ? messages.offline(came)
          : state.last === undefined || state.last.asked === 0
            ? came
            : `${came}: ${summaryText(state.last)}`}
    </span>
  );
}

function summaryText({ asked, changed, failures }: RefreshSummary): string {
  const reached = Math.max(0, asked - failures.length);
  if (failures.length === 0) return messages.summary(asked, changed);
  return reached === 0 ? messages.noneReached(asked) : messages.someReached(reached, asked, changed);
}

function whenText(moment: number, now: number): string {
  const isToday = new Date(moment).toDateString() === new Date(now).toDateString();
  return (isToday ? hour : dayAndHour).format(moment);
}

/** What a refresh could not have, and why; nothing where all went well. */
export function RefreshTrouble() {
  const state = refreshState.value;
  const last: RefreshSummary | undefined = state.kind === "resting" ? state.last : undefined;
  if (last === undefined) return null;
  return (
    <div class="radar-trouble">
      {last.waiting > 0 && (
        <p class="quiet-text">{messages.waiting(last.waiting, hour.format(last.waitsUntil || Date.now()))}</p>
      )}
      {last.unreached > 0 && <p class="quiet-text">{messages.unreached(last.unreached)}</p>}
      {last.moved.map(({ name, address }) => (
        <p key={name} class="quiet-text">
          {messages.moved(name, new URL(address).host)}
        </p>
      ))}
      {last.failures.length > 0 && (
        <Disclosure title={messages.failed(last.failures.length)}>
          <ul class="radar-failures">
            {last.failures.map(({ what, why }) => (
              <li key={what}>
                <strong dir="auto">{what}</strong> {why}
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </div>
  );
}
