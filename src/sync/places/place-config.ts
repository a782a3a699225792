import * as v from "valibot";

const words = v.string();
const reached = { viaGateway: v.optional(v.boolean(), false) };

/** A folder of this computer as the browser hands it over; it can be kept in the database, and nowhere else. */
const handleSchema = v.custom<FileSystemDirectoryHandle>(
  (value) => typeof value === "object" && value !== null && "kind" in value && value.kind === "directory",
);

/**
 * A place where devices meet, with what opens it, as it stands in this device's own matters: never in a record or an
 * export file. `viaGateway`: it does not answer browsers, so the gateway asks it.
 */
export const placeConfigSchema = v.variant("kind", [
  v.object({ kind: v.literal("gateway"), id: words }),
  v.object({
    kind: v.literal("webdav"),
    id: words,
    address: words,
    user: words,
    password: words,
    ...reached,
  }),
  v.object({
    kind: v.literal("github"),
    id: words,
    repository: words,
    token: words,
    branch: words,
    ...reached,
  }),
  v.object({
    kind: v.literal("s3"),
    id: words,
    endpoint: words,
    bucket: words,
    region: words,
    accessKey: words,
    secretKey: words,
    ...reached,
  }),
  v.object({ kind: v.literal("folder"), id: words, name: words, handle: handleSchema }),
]);
export type PlaceConfig = v.InferOutput<typeof placeConfigSchema>;
export type PlaceKind = PlaceConfig["kind"];

/** What a place is called in a line. */
export function placeName(place: PlaceConfig): string {
  switch (place.kind) {
    case "gateway":
      return "The gateway";
    case "webdav":
      return hostOf(place.address);
    case "github":
      return place.repository;
    case "s3":
      return `${place.bucket} at ${hostOf(place.endpoint)}`;
    case "folder":
      return place.name;
  }
}

function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).host : address;
}
