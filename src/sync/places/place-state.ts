import { type ReadonlySignal, type Signal, signal } from "@preact/signals";
import * as v from "valibot";
import { readDevice, writeDevice } from "../../storage/device.ts";
import { countChangedAfter } from "../../storage/records/all-records.ts";
import { type GatewayPresence, gatewayPresence } from "../../web/gateway-access.ts";
import { type LastMeeting, lastMeetingSchema } from "./last-meeting.ts";
import type { PlaceConfig } from "./place-config.ts";
import type { ToldTrouble } from "./sync-trouble.ts";

/** How this device stands with a place: what it remembers of it, kept for each place by itself. */
export class PlaceState {
  readonly lastMeeting: Signal<LastMeeting | undefined> = signal(undefined);
  readonly trouble: Signal<ToldTrouble | undefined> = signal(undefined);
  /** How many records wait to be met over; undefined until counted. */
  readonly waiting: Signal<number | undefined> = signal(undefined);
  /** How often in a row it did not work out, and when it may be tried again by itself. */
  failures = 0;
  notBefore = 0;
  retry: ReturnType<typeof setTimeout> | undefined;

  constructor(public config: PlaceConfig) {}

  /** Whether it is there; only a gateway can be absent. */
  get presence(): ReadonlySignal<GatewayPresence> {
    return this.config.kind === "gateway" ? gatewayPresence : alwaysPresent;
  }

  private get key(): string {
    return `places/${this.config.id}/last-meeting`;
  }

  /** Reads what was remembered. */
  async load(): Promise<void> {
    const schema = v.optional(lastMeetingSchema);
    this.lastMeeting.value = await readDevice(this.key, schema, undefined);
    await this.count();
  }

  /** Counts what waits, by an index. */
  count(): Promise<void> {
    // What changes meanwhile is counted once more, not once each time.
    if (this.counting !== undefined) this.again = true;
    this.counting ??= this.countNow().finally(() => {
      this.counting = undefined;
    });
    return this.counting;
  }

  private counting: Promise<void> | undefined;
  private again = false;

  private async countNow(): Promise<void> {
    do {
      this.again = false;
      const counted = await countChangedAfter(this.lastMeeting.value?.through);
      if (counted.ok) this.waiting.value = counted.value;
    } while (this.again);
  }

  /** Remembers a meeting. */
  async met(meeting: LastMeeting): Promise<void> {
    this.lastMeeting.value = meeting;
    await writeDevice(this.key, meeting);
  }
}

const alwaysPresent: ReadonlySignal<GatewayPresence> = signal("present");
