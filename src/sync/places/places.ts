import { derivedId } from "../../records/identity.ts";
import type { Outcome } from "../../storage/database/failure.ts";
import { writeDevice } from "../../storage/device.ts";
import { PLACES, placeStates, syncNow } from "../sync-store.ts";
import type { PlaceConfig } from "./place-config.ts";
import { PlaceState } from "./place-state.ts";

/** What this device's memory of a place is kept under: the same for the same folder, however often it is added. */
export function placeIdOf(kind: PlaceConfig["kind"], ...where: readonly string[]): string {
  return kind === "gateway" ? "gateway" : `${kind}-${derivedId(...where)}`;
}

/** The id a place has by where it is; what a link of another device says of it is not believed. */
export function idOfPlace(place: PlaceConfig): string {
  switch (place.kind) {
    case "gateway":
      return placeIdOf("gateway");
    case "webdav":
      return placeIdOf("webdav", place.address, place.user);
    case "github":
      return placeIdOf("github", place.repository.toLowerCase(), place.branch);
    case "s3":
      return placeIdOf("s3", place.endpoint, place.bucket);
    case "folder":
      return placeIdOf("folder", place.name);
  }
}

/** Uses a place from now on, in place of one of the same folder, and meets there. */
export async function addPlace(place: PlaceConfig): Promise<Outcome<undefined>> {
  const kept = await keep([...configured().filter(({ id }) => id !== place.id), place]);
  if (!kept.ok) return kept;
  const standing = placeStates.value.find(({ config }) => config.id === place.id);
  if (standing === undefined) {
    const state = new PlaceState(place);
    await state.load();
    placeStates.value = [...placeStates.value, state];
  } else standing.config = place;
  void syncNow();
  return kept;
}

/** Uses a place no more; what lies there stays there, and what is here stays here. */
export async function removePlace(id: string): Promise<Outcome<undefined>> {
  const kept = await keep(configured().filter((place) => place.id !== id));
  if (kept.ok) placeStates.value = placeStates.value.filter(({ config }) => config.id !== id);
  return kept;
}

function configured(): readonly PlaceConfig[] {
  return placeStates.value.map(({ config }) => config);
}

function keep(places: readonly PlaceConfig[]): Promise<Outcome<undefined>> {
  // The gateway is there by itself.
  return writeDevice(
    PLACES,
    places.filter(({ kind }) => kind !== "gateway"),
  );
}
