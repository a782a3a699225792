import { argon2id } from "@noble/hashes/argon2.js";
import * as v from "valibot";
import { fromBase64, toBase64 } from "../../records/base64.ts";

/** How a key is derived from a passphrase: Argon2id (RFC 9106). Stands in the header of every sealed file. */
export interface Derivation {
  readonly salt: Uint8Array;
  /** In kibibytes. */
  readonly memory: number;
  readonly iterations: number;
  readonly parallelism: number;
}

/** OWASP's Password Storage Cheat Sheet (2025): Argon2id with 19 MiB of memory, two iterations, one lane. */
const PRESENT = { memory: 19 * 1024, iterations: 2, parallelism: 1 } as const;
/** What a header may ask of this device; a hostile one could ask for all of its memory. */
export const MOST_MEMORY = 256 * 1024;
export const MOST_ITERATIONS = 16;
export const SALT_BYTES = 16;
export const KEY_BYTES = 32;

const base64Schema = v.pipe(v.string(), v.base64());
/** A key as it is kept on this device, apart from all records. The passphrase itself is kept nowhere. */
export const sealingKeySchema = v.object({
  salt: base64Schema,
  memory: v.number(),
  iterations: v.number(),
  parallelism: v.number(),
  key: base64Schema,
});
export type SealingKey = v.InferOutput<typeof sealingKeySchema>;

/** A new way to derive a key, with a salt nobody used before. */
export function newDerivation(): Derivation {
  return { salt: crypto.getRandomValues(new Uint8Array(SALT_BYTES)), ...PRESENT };
}

/** The key of a passphrase; takes a second or more, on purpose. */
export function deriveKey(passphrase: string, derivation: Derivation): SealingKey {
  const { salt, memory, iterations, parallelism } = derivation;
  // The same words typed on another keyboard are the same (Unicode normalisation, UAX 15).
  const words = new TextEncoder().encode(passphrase.normalize("NFKC").trim());
  const key = argon2id(words, salt, { m: memory, t: iterations, p: parallelism, dkLen: KEY_BYTES });
  return { salt: toBase64(salt), memory, iterations, parallelism, key: toBase64(key) };
}

/** How a key was derived. */
export function derivationOf({ salt, memory, iterations, parallelism }: SealingKey): Derivation {
  return { salt: fromBase64(salt), memory, iterations, parallelism };
}
