import { type Signal, signal } from "@preact/signals";
import * as v from "valibot";
import { readDevice, writeDevice } from "./device.ts";

const draftSchema = v.object({ base: v.string(), text: v.string() });

/** A text that is being written and is not part of anything yet. */
export interface DraftText {
  /** The text it was begun from. */
  readonly base: string;
  readonly text: string;
}

/**
 * A text as it is typed, before the person says to keep it: every key is on its way to the disk in its own task, so
 * that a page that is closed or killed has it again when it comes back.
 */
export class Draft {
  /** What was typed; undefined while nothing was. */
  readonly text: Signal<DraftText | undefined> = signal(undefined);
  private touched = false;

  constructor(private readonly name: string) {
    const left = leftCopy(this.key);
    if (left !== undefined) this.write(left.text, left.base);
    else
      void readDevice(this.key, v.optional(draftSchema), undefined).then((kept) => {
        if (!this.touched) this.text.value = kept;
      });
  }

  private get key(): string {
    return `draft/${this.name}`;
  }

  /** Keeps the text as it now stands. */
  write(text: string, base = ""): void {
    this.touched = true;
    this.text.value = { base, text };
    const draft = this.text.value;
    // As with the journal: a copy until the database has said that it has it.
    keepCopy(this.key, draft);
    void writeDevice(this.key, draft).then(() => {
      if (this.text.peek() === draft) keepCopy(this.key, undefined);
    });
  }

  /** Lets go of it: it was kept elsewhere, or given up. */
  clear(): void {
    this.touched = true;
    this.text.value = undefined;
    keepCopy(this.key, undefined);
    void writeDevice(this.key, undefined);
  }
}

const PREFIX = "wayside-";

function keepCopy(key: string, draft: DraftText | undefined): void {
  try {
    if (draft === undefined) localStorage.removeItem(PREFIX + key);
    else localStorage.setItem(PREFIX + key, JSON.stringify(draft));
  } catch {
    // Full, or forbidden in this window: the database has it in the next moment.
  }
}

function leftCopy(key: string): DraftText | undefined {
  try {
    const kept = v.safeParse(draftSchema, JSON.parse(localStorage.getItem(PREFIX + key) ?? "null"));
    return kept.success ? kept.output : undefined;
  } catch {
    return undefined;
  }
}
