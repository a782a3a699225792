import { type Signal, signal } from "@preact/signals";
import * as v from "valibot";
import { type Outcome, success } from "../storage/database/failure.ts";
import { readDevice, writeDevice } from "../storage/device.ts";
import { countChangedAfter } from "../storage/records/all-records.ts";
import { type LastMeeting, lastMeetingSchema, type SyncTrouble } from "./last-meeting.ts";
import type { MeetingPlace } from "./place.ts";

/** How this device stands with a place: what it remembers of it, kept for each place by itself. */
export class PlaceState {
  readonly lastMeeting: Signal<LastMeeting | undefined> = signal(undefined);
  readonly trouble: Signal<SyncTrouble | undefined> = signal(undefined);
  /** How many records wait to be met over; undefined until counted. */
  readonly waiting: Signal<number | undefined> = signal(undefined);

  constructor(readonly place: MeetingPlace) {}

  private key(name: string): string {
    return `places/${this.place.id}/${name}`;
  }

  /** Reads what was remembered. */
  async load(): Promise<void> {
    const schema = v.optional(lastMeetingSchema);
    this.lastMeeting.value = await readDevice(this.key("last-meeting"), schema, undefined);
    await this.count();
  }

  /** Counts what waits, by an index. */
  async count(): Promise<void> {
    const counted = await countChangedAfter(this.lastMeeting.value?.stamp ?? "", Date.now());
    if (counted.ok) this.waiting.value = counted.value;
  }

  /** Remembers a meeting. */
  async met(meeting: LastMeeting): Promise<void> {
    this.lastMeeting.value = meeting;
    await writeDevice(this.key("last-meeting"), meeting);
  }

  /** The names of the files that were merged before. */
  async merged(): Promise<ReadonlySet<string>> {
    return new Set(await readDevice(this.key("merged-files"), v.array(v.string()), []));
  }

  async rememberMerged(names: ReadonlySet<string>): Promise<Outcome<undefined>> {
    const kept = await writeDevice(this.key("merged-files"), [...names]);
    return kept.ok ? success(undefined) : kept;
  }
}
