import { createHash } from "node:crypto";
import { type Remote, RemoteError } from "../remotes/remote.ts";
import { type S3Access, s3Remote } from "../remotes/s3.ts";
import {
  type ByteStream,
  type FileStore,
  LARGEST_FILE,
  type OpenedFile,
  type StoredFile,
  type WriteOutcome,
} from "./file-store.ts";

const PATIENCE = 60_000;

/** A bucket in which the gateway keeps the devices' files, where it serves many and its own disk is not to. */
export class FilesBucket implements FileStore {
  private readonly bucket: Remote;

  constructor(access: S3Access) {
    this.bucket = s3Remote(access, async ({ method, address, headers, body }) => {
      try {
        return await fetch(address, {
          method,
          headers,
          signal: AbortSignal.timeout(PATIENCE),
          ...(body === undefined ? {} : { body: typeof body === "string" ? body : body.slice() }),
        });
      } catch (error) {
        throw new RemoteError("unreachable", error instanceof Error ? error.message : "no answer");
      }
    });
  }

  async list(): Promise<readonly StoredFile[]> {
    const files = await this.bucket.list();
    return files.map(({ name, size = 0 }) => ({ name, size }));
  }

  async open(name: string): Promise<OpenedFile | undefined> {
    const bytes = await this.bucket.read(name);
    return bytes === undefined ? undefined : { size: bytes.length, body: new Blob([bytes.slice()]).stream() };
  }

  async write(name: string, body: ByteStream, sha256: string): Promise<WriteOutcome> {
    const bytes = await collect(body);
    if (bytes === undefined) return "too-large";
    if (hashOf(bytes) !== sha256.toLowerCase()) return "damaged";
    if ((await this.bucket.read(name)) !== undefined) return "exists";
    try {
      await this.bucket.write(name, bytes);
    } catch (error) {
      if (error instanceof RemoteError && error.reason === "full") return "full";
      throw error;
    }
    const back = await this.bucket.read(name);
    return back !== undefined && hashOf(back) === sha256.toLowerCase() ? "written" : "damaged";
  }

  async delete(name: string): Promise<boolean> {
    if ((await this.bucket.read(name)) === undefined) return false;
    await this.bucket.delete(name);
    return true;
  }
}

/** All that comes, in one; undefined where it is more than a file may be. A signature needs the whole (SigV4). */
async function collect(body: ByteStream): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > LARGEST_FILE) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, size);
}

function hashOf(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
