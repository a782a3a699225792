import { canSync, summary, syncing, syncNow } from "../../sync/sync-store.ts";
import { Icon } from "../../ui/icons/icon.tsx";
import { hrefOf } from "../../ui/navigation/href.ts";
import { routeTo } from "../../ui/navigation/route.ts";
import { momentText } from "../../ui/text/moment-text.ts";
import { online } from "../../web/online.ts";
import { messages } from "../messages.ts";
import "./status-line.css";

/** One quiet line: whether there is a network, what waits, and when this device last met the others. */
export function StatusLine() {
  return (
    <section class="status-line" aria-label={messages.status}>
      {!online.value && <Icon name="offline" small />}
      <a class="status-line__text" href={hrefOf(routeTo("settings", { part: "sync" }))}>
        <span>
          {!online.value && (
            <>
              <strong>{messages.offline}</strong>
              {" · "}
            </>
          )}
          {statusText()}
        </span>
      </a>
      {/* What is said aloud is what one has to know; that each touch waits to sync is not. */}
      <span class="visually-hidden" role="status">
        {online.value ? (summary.value.trouble ?? "") : messages.offline}
      </span>
      {canSync.value && (
        <button
          type="button"
          class="status-line__sync"
          aria-busy={syncing.value}
          onClick={() => void syncNow()}
        >
          <Icon name="sync" small />
          {messages.syncNow}
        </button>
      )}
    </section>
  );
}

function statusText(): string {
  if (!canSync.value) return messages.noPlace;
  if (syncing.value) return messages.syncing;
  const parts: string[] = [];
  const { trouble, waiting, lastMeeting } = summary.value;
  if (online.value && trouble !== undefined) parts.push(trouble);
  if (waiting > 0) parts.push(messages.waiting(waiting));
  else if (!online.value) parts.push(messages.everythingHere);
  else if (trouble === undefined && lastMeeting !== undefined) parts.push(messages.allMet);
  parts.push(lastMeeting === undefined ? messages.neverMet : messages.lastMet(momentText(lastMeeting.at)));
  return parts.join(" · ");
}
