import { derivedId } from "../../records/identity.ts";
import type { Outcome } from "../../storage/database/failure.ts";
import { writeDevice } from "../../storage/device.ts";
import { PLACES, placeStates, syncNow } from "../sync-store.ts";
import type { PlaceConfig } from "./place-config.ts";
import { PlaceState } from "./place-state.ts";

/**
 * A place under the id its memory is kept under: the same for the same folder, however often it is added, and whatever
 * a link of another device says of it.
 */
export function identifiedPlace(place: Unidentified<PlaceConfig>): PlaceConfig {
  return {
    ...place,
    id: place.kind === "gateway" ? place.kind : `${place.kind}-${derivedId(...whereIs(place))}`,
  };
}

type Unidentified<Place> = Place extends unknown ? Omit<Place, "id"> : never;

function whereIs(place: Exclude<Unidentified<PlaceConfig>, { readonly kind: "gateway" }>): readonly string[] {
  switch (place.kind) {
    case "webdav":
      return [place.address, place.user];
    case "github":
      return [place.repository.toLowerCase(), place.branch];
    case "s3":
      return [place.endpoint, place.bucket];
    case "folder":
      return [place.name];
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
