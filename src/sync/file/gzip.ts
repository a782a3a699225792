import { Gunzip, gzipSync } from "fflate";

/** Larger files than this, in bytes, are not unpacked: no device writes one, and a small file can claim to be one. */
export const LARGEST_UNPACKED = 512 * 1024 * 1024;

const PIECE = 64 * 1024;

/** Compresses bytes (gzip, RFC 1952); the same bytes give the same file. */
export function gzip(bytes: Uint8Array): Uint8Array {
  return gzipSync(bytes, { mtime: 0 });
}

/** The bytes of a gzip file; undefined where it is none, is damaged, or unpacks to more than a device writes. */
export function gunzip(bytes: Uint8Array): Uint8Array | undefined {
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    const stream = new Gunzip((chunk) => {
      length += chunk.length;
      if (length > LARGEST_UNPACKED) throw new Error("larger than any file a device writes");
      chunks.push(chunk);
    });
    for (let at = 0; at < bytes.length; at += PIECE)
      stream.push(bytes.subarray(at, at + PIECE), at + PIECE >= bytes.length);
  } catch {
    return undefined;
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

/** Whether bytes begin as a gzip file does. */
export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}
