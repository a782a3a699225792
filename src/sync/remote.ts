/** A folder that devices meet in. A new kind of storage is one file that implements this. */
export interface Remote {
  /** The names of all files in the folder. */
  list(): Promise<readonly string[]>;
  /** The bytes of a file, or undefined where it has gone. */
  read(name: string): Promise<Uint8Array | undefined>;
  /** Writes a file under a name never used before. */
  write(name: string, bytes: Uint8Array): Promise<void>;
  delete(name: string): Promise<void>;
}

/** What a remote throws: why it could not be reached or would not do as asked. */
export class RemoteError extends Error {
  override readonly name = "RemoteError";
  constructor(
    readonly reason: "unreachable" | "refused" | "full" | "failed",
    message: string,
  ) {
    super(message);
  }
}
