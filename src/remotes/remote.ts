/** A file of a folder, as a listing names it. */
export interface RemoteFile {
  /** Its path in the folder, parts joined by "/". */
  readonly name: string;
  /** In bytes, where the listing says so. */
  readonly size?: number;
}

/** A folder that devices meet in. A new kind of storage is one file that implements this. */
export interface Remote {
  /** All files in the folder, those of folders inside it too. */
  list(): Promise<readonly RemoteFile[]>;
  /** The bytes of a file, or undefined where it has gone. */
  read(name: string): Promise<Uint8Array | undefined>;
  /** Writes a file under a name never used before; one that stands there already holds the same. */
  write(name: string, bytes: Uint8Array): Promise<void>;
  /** Deletes a file; one that has gone is no error. */
  delete(name: string): Promise<void>;
  /** Makes what was written and deleted stand, where that is a step of its own (a commit). */
  finish?(): Promise<void>;
}

/** Why a remote would not do as asked. */
export type RemoteReason =
  | "unreachable"
  | "refused"
  | "expired"
  | "missing"
  | "full"
  | "too-large"
  | "busy"
  | "failed";

/** What a remote throws: why it could not be reached or would not do as asked. */
export class RemoteError extends Error {
  override readonly name = "RemoteError";
  constructor(
    readonly reason: RemoteReason,
    message: string,
    /** Milliseconds the server asks to be left alone for. */
    readonly retryAfter?: number,
  ) {
    super(message);
  }
}
