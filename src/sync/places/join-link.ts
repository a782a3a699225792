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

/** What such a link carries behind "#"; `hrefOf` lets no text lead there. */
const MARK = "#join=";

/**
 * A link by which another device joins. All stands behind "#", which no browser sends to a server; whoever sees the link
 * can open the place. A folder cannot be carried.
 */
export function joinLink(app: URL, place: PlaceConfig, keys: readonly SealingKey[], token: string): string {
  const join = { place, keys, ...(token === "" ? {} : { token }) };
  const text = toBase64(new TextEncoder().encode(JSON.stringify(join)));
  return `${new URL("settings", app)}${MARK}${text
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replace(/={1,2}$/, "")}`;
}

/** What the part of an address behind "#" carries; undefined for no join, "broken" for one that is not whole. */
export function readJoin(hash: string): Join | "broken" | undefined {
  if (!hash.startsWith(MARK)) return undefined;
  try {
    const text = hash.slice(MARK.length).replaceAll("-", "+").replaceAll("_", "/");
    const join = v.safeParse(joinSchema, JSON.parse(new TextDecoder().decode(fromBase64(text))));
    return join.success ? join.output : "broken";
  } catch {
    return "broken";
  }
}
