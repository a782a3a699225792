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
    void writeDevice(this.key, this.text.value);
  }

  /** Lets go of it: it was kept elsewhere, or given up. */
  clear(): void {
    this.touched = true;
    this.text.value = undefined;
    void writeDevice(this.key, undefined);
  }
}
