import { Disclosure } from "../../ui/controls/disclosure.tsx";
import { messages } from "../messages.ts";
import { type RefreshSummary, refreshState } from "../refresh/refresh-state.ts";
import { releaseShelves } from "../releases/release-shelf.ts";
import "./radar.css";

const hour = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit" });
const dayAndHour = new Intl.DateTimeFormat(undefined, {
  day: "numeric",
  month: "short",
  hour: "2-digit",
  minute: "2-digit",
});

/** How far the refresh has come, or when it last did. */
export function RefreshLine() {
  const state = refreshState.value;
  const last = Math.max(0, ...[...releaseShelves.value.values()].map(({ checkedAt }) => checkedAt));
  return (
    <span role="status">
      {state.kind === "running"
        ? messages.refreshing(state.done, state.total)
        : state.last !== undefined
          ? state.last.asked === 0
            ? messages.checkedAt(hour.format(state.last.at))
            : `${messages.checkedAt(hour.format(state.last.at))}: ${messages.summary(state.last.asked, state.last.changed)}`
          : last === 0
            ? messages.neverChecked
            : messages.checkedAt(dayAndHour.format(last))}
    </span>
  );
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
