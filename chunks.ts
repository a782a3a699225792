import { existsSync } from "node:fs";
import { resolve } from "node:path";

/**
 * What is loaded together: files that the same screen needs at once pack better and wait for each other less as one.
 * Named by their paths, so that a file that was moved or renamed stops the build instead of leaving its chunk.
 */
const chunks: Readonly<Record<string, readonly string[]>> = {
  foundations: ["src/storage/device.ts", "src/web/gateway-access.ts", "src/web/web-address.ts"],
  "stop-line": ["src/ui/lists/stop-line.tsx", "src/ui/lists/swipe.ts"],
  "plan-today": [
    "src/today/plan-today.tsx",
    "src/today/messages.ts",
    "src/today/log/timer-hint.ts",
    "src/plan/screens/resolve-from.ts",
    "src/ui/text/duration.ts",
    "src/plan/task-progress.ts",
    "src/plan/rules/time/timetable.ts",
    "src/plan/rules/time/planned-times.ts",
    "src/plan/rules/time/stops-of-day.ts",
    "src/plan/rules/time/spread-over.ts",
    "src/plan/rules/time/calendar-date.ts",
    "src/plan/rules/time/month-in-text.ts",
    "src/plan/screens/date-text.ts",
    "src/plan/screens/task/task-row.tsx",
    "src/plan/screens/task/task-messages.ts",
    "src/plan/screens/task/move-with-undo.ts",
  ],
  afterwards: [
    "src/app/background-work.ts",
    "src/app/frame/status-line.tsx",
    "src/app/update/register-worker.ts",
    // When it is needed, the version whose chunk it would be may be gone.
    "src/app/update/update-notice.tsx",
    "src/app/frame/trouble-notice.tsx",
    "src/sync/sync-store.ts",
    "src/web/online.ts",
    "src/sync/messages.ts",
    "src/sync/places/place-state.ts",
    "src/sync/places/gateway-place.ts",
    "src/sync/places/last-meeting.ts",
    "src/storage/records/all-records.ts",
    "src/reading/reading-store.ts",
    "src/reading/shelf-store.ts",
    "src/reading/shelf-names.ts",
    "src/reading/article-record.ts",
    "src/reading/article-id.ts",
    "src/reading/article-title.ts",
    "src/reading/pace/rules/reading-time.ts",
    "src/reading/rules/canonical-address.ts",
  ],
  "ride-card": [
    "src/today/ride/ride-card.tsx",
    "src/today/ride/ride-items.ts",
    "src/today/ride/ride-messages.ts",
    "src/today/ride/ride-minutes.ts",
    "src/today/ride/ride-taste.ts",
    "src/today/ride/rules/playlist.ts",
    "src/today/ride/rules/ride-slot.ts",
    "src/today/week-beside.tsx",
    "src/today/week-hours.tsx",
    "src/plan/log-store.ts",
    "src/ui/text/resolve-address.ts",
    "src/reading/queue/unread-queue.ts",
    "src/reading/queue/rules/queue-order.ts",
  ],
  // One file of styles each where the start would otherwise have to know the names of many.
  "lists-look": [
    "src/ui/lists/list-head.css",
    "src/ui/lists/rows.css",
    "src/ui/lists/selection-bar.css",
    "src/ui/lists/virtual-list.css",
  ],
  "notes-look": [
    "src/notes/linking/links.css",
    "src/notes/listing/note-row.css",
    "src/notes/listing/trash-sheet.css",
    "src/notes/writing/capture-sheet.css",
    "src/notes/writing/note-editor.css",
    "src/notes/writing/note-toolbar.css",
    "src/notes/writing/versions-sheet.css",
  ],
};

/** The names of the chunks; what two of them would take goes to the first. */
export const chunkNames = Object.keys(chunks);

/** The chunk of a module by its absolute path; undefined where the bundler decides. Throws where a chunk names no file. */
export function chunkFinder(top: string): (module: string) => string | undefined {
  const found = new Map<string, string>();
  for (const [name, files] of Object.entries(chunks)) {
    for (const file of files) {
      const path = resolve(top, file);
      if (!existsSync(path))
        throw new Error(`chunks.ts puts ${file} into ${name}, but there is no such file`);
      found.set(path, name);
    }
  }
  return (module) => found.get(module.split("?")[0] ?? module);
}
