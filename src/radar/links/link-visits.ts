import * as v from "valibot";
import { defineCollection } from "../../records/collection.ts";
import { momentSchema } from "../../records/field-schemas.ts";
import { derivedId } from "../../records/identity.ts";
import { write } from "../../records/record-write.ts";
import type { Outcome } from "../../storage/database/failure.ts";
import { change } from "../../storage/records/change.ts";
import { liveCollection } from "../../storage/records/live-collection.ts";

/** When a link of the plan was opened last; its id is derived from its address. */
const visitCollection = defineCollection("link-visits", v.object({ openedAt: v.optional(momentSchema, 0) }));
const visits = liveCollection(visitCollection);

/** Reads when links were opened, once. */
export const loadVisits = (): Promise<Outcome<undefined>> => visits.load();

/** When a link was opened last, milliseconds since 1970; 0 where it was not. */
export function openedAt(address: string): number {
  return visits.get(derivedId("link-visit", address))?.openedAt ?? 0;
}

/** Notes that a link was opened. */
export function noteOpened(address: string, now: number): Promise<Outcome<unknown>> {
  return change([write(visitCollection, derivedId("link-visit", address), { openedAt: now })]);
}
