import * as v from "valibot";
import { fromBase64, toBase64 } from "../../records/base64.ts";
import { type SealingKey, sealingKeySchema } from "../encryption/sealing-key.ts";
import { type PlaceConfig, placeConfigSchema } from "./place-config.ts";

/** What a link for another device carries: the place with what opens it, its keys, and the gateway's token. */
const joinSchema = v.object({
  place: placeConfigSchema,
  keys: v.array(sealingKeySchema),
  token: v.optional(v.string(), ""),
});
export type Join = v.InferOutput<typeof joinSchema>;

/**
 * What the link carries by which another device joins, as base64url (RFC 4648, 5); whoever sees it can open the place.
 * A folder cannot be carried.
 */
export function writeJoin(place: PlaceConfig, keys: readonly SealingKey[], token: string): string {
  const join = { place, keys, ...(token === "" ? {} : { token }) };
  const text = toBase64(new TextEncoder().encode(JSON.stringify(join)));
  return text
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replace(/={1,2}$/, "");
}

/** Reads what such a link carries; undefined where it is not whole. */
export function readJoin(carried: string): Join | undefined {
  try {
    const text = carried.replaceAll("-", "+").replaceAll("_", "/");
    const join = v.safeParse(joinSchema, JSON.parse(new TextDecoder().decode(fromBase64(text))));
    return join.success ? join.output : undefined;
  } catch {
    return undefined;
  }
}
