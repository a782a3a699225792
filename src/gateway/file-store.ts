/** What became of a file that was to be written. */
export type WriteOutcome = "written" | "exists" | "damaged" | "full";

export interface StoredFile {
  readonly name: string;
  /** In bytes. */
  readonly size: number;
}

/** Where the gateway keeps the devices' files, whose content it never reads. */
export interface FileStore {
  list(): Promise<readonly StoredFile[]>;
  read(name: string): Promise<Uint8Array | undefined>;
  /** Writes a file whole or not at all, under a name that is new; checked by the SHA-256 the sender gave. */
  write(name: string, bytes: Uint8Array, sha256: string): Promise<WriteOutcome>;
  /** False where there is none. */
  delete(name: string): Promise<boolean>;
}

/** A name that is taken: a plain file, at most two folders deep, nothing hidden, no way out. */
const fileName = /^(?:[a-zA-Z0-9][a-zA-Z0-9._-]{0,99}\/){0,2}[a-zA-Z0-9][a-zA-Z0-9._-]{0,199}$/;

export function isFileName(name: string): boolean {
  return fileName.test(name);
}
