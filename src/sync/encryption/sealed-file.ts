import { gcm } from "@noble/ciphers/aes.js";
import { type Derivation, MOST_ITERATIONS, MOST_MEMORY, SALT_BYTES } from "./sealing-key.ts";

/*
 * A sealed file: the header, then what AES-256-GCM (NIST SP 800-38D) makes of the content, its tag of 16 bytes at the
 * end. The header is authenticated with it, and so is the place the file belongs to, so that none is taken for another.
 *
 *   "WSEALED1"  8 bytes    memory of Argon2id in KiB   4 bytes, big-endian
 *   iterations  4 bytes    parallelism  1 byte         salt  16 bytes    nonce  12 bytes
 */

const MAGIC = new TextEncoder().encode("WSEALED1");
const NONCE_BYTES = 12;
const SALT_AT = MAGIC.length + 9;
const HEADER_BYTES = SALT_AT + SALT_BYTES + NONCE_BYTES;
const TAG_BYTES = 16;
/** By how many bytes a sealed file is longer than what it holds. */
export const OVERHEAD = HEADER_BYTES + TAG_BYTES;

/** Seals bytes under a key of 32 bytes, with a nonce drawn anew. */
export function sealFile(
  key: Uint8Array,
  derivation: Derivation,
  place: string,
  bytes: Uint8Array,
): Uint8Array {
  const nonce = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
  const header = new Uint8Array(HEADER_BYTES);
  const view = new DataView(header.buffer);
  header.set(MAGIC);
  view.setUint32(MAGIC.length, derivation.memory);
  view.setUint32(MAGIC.length + 4, derivation.iterations);
  view.setUint8(MAGIC.length + 8, derivation.parallelism);
  header.set(derivation.salt, SALT_AT);
  header.set(nonce, SALT_AT + SALT_BYTES);
  const sealed = gcm(key, nonce, authenticated(header, place)).encrypt(bytes);
  const file = new Uint8Array(HEADER_BYTES + sealed.length);
  file.set(header);
  file.set(sealed, HEADER_BYTES);
  return file;
}

/** How the key of a sealed file is derived; undefined for what is none, or asks for more than a device should give. */
export function derivationIn(file: Uint8Array): Derivation | undefined {
  if (file.length < OVERHEAD || !MAGIC.every((byte, at) => file[at] === byte)) return undefined;
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const memory = view.getUint32(MAGIC.length);
  const iterations = view.getUint32(MAGIC.length + 4);
  const parallelism = view.getUint8(MAGIC.length + 8);
  const isModest =
    memory >= 8 &&
    memory <= MOST_MEMORY &&
    iterations >= 1 &&
    iterations <= MOST_ITERATIONS &&
    parallelism >= 1;
  if (!isModest || parallelism > 4) return undefined;
  return { salt: file.slice(SALT_AT, SALT_AT + SALT_BYTES), memory, iterations, parallelism };
}

/** What was sealed; undefined where the key is another one, or any bit of the file or its place is not as it was. */
export function openFile(key: Uint8Array, place: string, file: Uint8Array): Uint8Array | undefined {
  const header = file.subarray(0, HEADER_BYTES);
  const nonce = header.subarray(SALT_AT + SALT_BYTES);
  try {
    return gcm(key, nonce, authenticated(header, place)).decrypt(file.subarray(HEADER_BYTES));
  } catch {
    return undefined;
  }
}

function authenticated(header: Uint8Array, place: string): Uint8Array {
  const name = new TextEncoder().encode(place);
  const all = new Uint8Array(header.length + name.length);
  all.set(header);
  all.set(name, header.length);
  return all;
}
