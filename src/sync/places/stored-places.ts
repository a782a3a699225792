import * as v from "valibot";
import { type PlaceConfig, placeConfigSchema } from "./place-config.ts";

/** The places as they stand in this device's own matters; one that makes no sense to this version is left out. */
export function placesIn(stored: readonly unknown[]): readonly PlaceConfig[] {
  return stored.flatMap((one) => {
    const place = v.safeParse(placeConfigSchema, one);
    return place.success ? [place.output] : [];
  });
}
