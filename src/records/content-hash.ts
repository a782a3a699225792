import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";

/** SHA-256 in hexadecimal (FIPS 180-4); text is hashed as UTF-8. */
export function hashOf(content: string | Uint8Array): string {
  return bytesToHex(sha256(typeof content === "string" ? new TextEncoder().encode(content) : content));
}
