/** A new id for something made by hand: 128 random bits, base 36. */
export function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  let number = 0n;
  for (const byte of bytes) number = (number << 8n) | BigInt(byte);
  return number.toString(36).padStart(25, "0");
}

/**
 * An id for something two devices would make independently and mean the same by: 128 bits of a hash over the
 * parts, in base 36. It is FNV-1a (Fowler, Noll, Vo) at 128 bits: short inputs, no secrets, no waiting.
 */
export function derivedId(...parts: readonly string[]): string {
  const prime = 0x0000000001000000000000000000013bn;
  const mask = (1n << 128n) - 1n;
  let hash = 0x6c62272e07bb014262b821756295c58dn;
  for (const byte of new TextEncoder().encode(parts.join("\u0000"))) {
    hash = ((hash ^ BigInt(byte)) * prime) & mask;
  }
  return hash.toString(36).padStart(25, "0");
}
