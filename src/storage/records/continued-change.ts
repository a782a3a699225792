import type { StoredRecord } from "../../records/record.ts";
import type { RecordWrite } from "../../records/record-write.ts";
import { type Outcome, success } from "../database/failure.ts";
import { execute } from "./execute-entry.ts";
import type { JournalEntry } from "./intention.ts";
import { entryOf, newJournalKey, note } from "./journal.ts";

/**
 * A change that goes on, such as typing or scrolling: every step is noted at once, in place of the one before, and
 * the last is executed when the person rests, or leaves.
 */
export class ContinuedChange {
  private open: { readonly key: string; entry: JournalEntry; noted: Promise<Outcome<undefined>> } | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    /** Milliseconds after which what was noted is executed. */
    private readonly pace: number,
    /** Told what came of it, for those who show that. */
    private readonly onExecuted: (outcome: Outcome<readonly StoredRecord[]>) => void = () => undefined,
    /** Whether each step begins the time anew, as for a place that comes to rest. */
    private readonly afterRest = false,
  ) {
    addEventListener("pagehide", this.leave);
    document.addEventListener("visibilitychange", this.leave);
  }

  private readonly leave = (): void => void this.settle();

  /** Takes the writes as they now are, in place of those before; on their way to the disk when this returns. */
  write(writes: readonly RecordWrite[]): void {
    const key = this.open?.key ?? newJournalKey();
    const entry = entryOf({ kind: "change", writes }, (this.open?.entry.version ?? 0) + 1);
    this.open = { key, entry, noted: note(key, entry) };
    if (this.afterRest) clearTimeout(this.timer);
    if (this.afterRest || this.timer === undefined)
      this.timer = setTimeout(() => void this.settle(), this.pace);
  }

  /** Whether something waits to be executed. */
  get waits(): boolean {
    return this.open !== undefined;
  }

  /** Executes what waits, now. */
  async settle(): Promise<Outcome<unknown>> {
    clearTimeout(this.timer);
    this.timer = undefined;
    const { open } = this;
    if (open === undefined) return success(undefined);
    this.open = undefined;
    const outcome = await execute(open.key, open.entry, open.noted);
    this.onExecuted(outcome);
    return outcome;
  }

  /** Executes what waits and lets go. */
  close(): Promise<Outcome<unknown>> {
    removeEventListener("pagehide", this.leave);
    document.removeEventListener("visibilitychange", this.leave);
    return this.settle();
  }
}
