import { computed, signal } from "@preact/signals";
import * as v from "valibot";
import { defineCollection } from "../../records/collection.ts";
import { momentSchema } from "../../records/field-schemas.ts";
import { write } from "../../records/record-write.ts";
import type { Outcome } from "../../storage/database/failure.ts";
import { succeeded } from "../../storage/database/failure-report.ts";
import { change } from "../../storage/records/change.ts";
import { liveCollection } from "../../storage/records/live-collection.ts";
import { orderedView } from "../../storage/records/ordered-view.ts";
import { stepping } from "../../ui/controls/stepping.ts";
import { rideLength, rideSlot, USUAL_RIDE } from "./rules/ride-slot.ts";

/** How long the ride of a weekday and part of the day is; the id is the slot. */
export const rideLengthCollection = defineCollection(
  "ride-lengths",
  v.object({
    minutes: v.optional(v.pipe(v.number(), v.minValue(1), v.maxValue(1440)), USUAL_RIDE),
    setAt: v.optional(momentSchema, 0),
  }),
);

const lengths = liveCollection(rideLengthCollection);
const lengthsSet = orderedView(lengths, () => anyOrder).items;
const anyOrder = { includes: () => true, compare: () => 0 };
const slot = signal(rideSlot(new Date()));

/** Minutes of the next ride, as last set for this weekday and part of the day. */
export const rideMinutes = computed(() => rideLength(lengthsSet.value, slot.value));

/** Reads what was set, and which ride it is now. */
export function loadRideMinutes(): Promise<Outcome<undefined>> {
  slot.value = rideSlot(new Date());
  return lengths.load();
}

/** Makes the ride of this weekday and part of the day longer or shorter, between five minutes and three hours. */
export const stepRideMinutes = stepping(() => rideMinutes.peek(), setRideMinutes, { least: 5, most: 180 });

function setRideMinutes(minutes: number): Promise<boolean> {
  const now = new Date();
  slot.value = rideSlot(now);
  return change([write(rideLengthCollection, slot.value, { minutes, setAt: now.getTime() })]).then(succeeded);
}
