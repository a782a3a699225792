import { useState } from "preact/hooks";
import type { MeetingLog as LogEntry } from "../../../sync/worker/meeting-log.ts";
import { readLog } from "../../../sync/worker/sync-client.ts";
import { Button } from "../../../ui/controls/button.tsx";
import { Disclosure } from "../../../ui/controls/disclosure.tsx";
import { download } from "../../../ui/download.ts";
import { momentText } from "../../../ui/text/moment-text.ts";
import { bytesText } from "../bytes-text.ts";
import { messages } from "./messages.ts";

const SHOWN = 10;
const seconds = new Intl.NumberFormat(undefined, { style: "unit", unit: "second", maximumFractionDigits: 1 });

/** What the last meetings did, to be read or handed to whoever helps. */
export function MeetingLog() {
  const [log, setLog] = useState<readonly LogEntry[] | undefined>(undefined);
  return (
    <Disclosure title={messages.log} onOpen={() => void readLog().then(setLog)}>
      {log?.length === 0 && <p class="quiet-text">{messages.logEmpty}</p>}
      {log !== undefined && log.length > 0 && (
        <>
          <ol class="log-list">
            {log
              .slice(-SHOWN)
              .reverse()
              .map((entry) => (
                <li key={entry.at} class="log-list__line">
                  {momentText(Date.parse(entry.at))} · {lineOf(entry)}
                </li>
              ))}
          </ol>
          <div class="row-of-buttons">
            <Button
              icon="export"
              onPress={() =>
                download(
                  "wayside-meetings.txt",
                  new TextEncoder().encode(log.map((entry) => `${JSON.stringify(entry)}\n`).join("")),
                  "text/plain",
                )
              }
            >
              {messages.saveLog}
            </Button>
          </div>
        </>
      )}
    </Disclosure>
  );
}

function lineOf({ place, requests, up, down, milliseconds, trouble }: LogEntry): string {
  const line = messages.logLine({
    place,
    requests,
    up: bytesText(up),
    down: bytesText(down),
    seconds: seconds.format(milliseconds / 1000),
  });
  return trouble === "" ? line : `${line} · ${trouble}`;
}
