import { Gunzip, gzipSync } from "fflate";

/**
 * What a packed file may unpack to. A small file can claim to be an enormous one (a "zip bomb"), and would be unpacked
 * again at every meeting: so a file may be a hundred times as large as it is packed, but that only where it is larger
 * than what any phone unpacks at once.
 */
const LARGEST_UNPACKED = 192 * 1024 * 1024;
const UNPACKED_AT_ONCE = 16 * 1024 * 1024;
const LARGEST_RATIO = 100;

function largestUnpacked(packed: number): number {
  return Math.min(LARGEST_UNPACKED, Math.max(UNPACKED_AT_ONCE, packed * LARGEST_RATIO));
}

/** Bytes pushed at once: a thousand times as many may come out before their number is known. */
const PIECE = 16 * 1024;

/**
 * Compresses bytes (gzip, RFC 1952); the same bytes give the same file. What would be taken for a bomb is packed without
 * compression. Throws on more than `gunzip` takes: nothing is written that is not read.
 */
export function gzip(bytes: Uint8Array): Uint8Array {
  if (bytes.length > LARGEST_UNPACKED)
    throw new RangeError(`${bytes.length} bytes are more than one file holds`);
  const packed = gzipSync(bytes, { mtime: 0 });
  return bytes.length <= largestUnpacked(packed.length) ? packed : gzipSync(bytes, { mtime: 0, level: 0 });
}

/** The bytes of a gzip file; undefined where it is none, is damaged, or unpacks to more than a device writes. */
export function gunzip(bytes: Uint8Array): Uint8Array | undefined {
  const largest = largestUnpacked(bytes.length);
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    const stream = new Gunzip((chunk) => {
      length += chunk.length;
      if (length > largest) throw new Error("larger than any file a device writes");
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
