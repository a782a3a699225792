/** The result of writing a file. */
export type WriteOutcome = "written" | "exists" | "damaged" | "full" | "too-large";

/** Bytes as they come. */
export type ByteStream = ReadableStream<Uint8Array>;

/** A file that is read as it is sent on. */
export interface OpenedFile {
  /** In bytes. */
  readonly size: number;
  readonly body: ByteStream;
}

export interface StoredFile {
  readonly name: string;
  /** In bytes. */
  readonly size: number;
}

/** In bytes. */
export const LARGEST_FILE = 256 * 1024 * 1024;

/** Where the gateway keeps the devices' files, whose content it never reads. */
export interface FileStore {
  list(): Promise<readonly StoredFile[]>;
  open(name: string): Promise<OpenedFile | undefined>;
  /**
   * Writes a file whole or not at all, under a name that is new; checked by the SHA-256 the sender gave. One of more
   * than `LARGEST_FILE` bytes is refused, whatever it said of itself.
   */
  write(name: string, body: ByteStream, sha256: string): Promise<WriteOutcome>;
  /** False where there is none. */
  delete(name: string): Promise<boolean>;
}

/** A name that is taken: a plain file, at most two folders deep, nothing hidden, no way out. */
const fileName = /^(?:[a-zA-Z0-9][a-zA-Z0-9._-]{0,99}\/){0,2}[a-zA-Z0-9][a-zA-Z0-9._-]{0,199}$/;

export function isFileName(name: string): boolean {
  return fileName.test(name);
}
