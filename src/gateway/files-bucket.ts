import { createHash } from "node:crypto";
import { type Remote, RemoteError } from "../remotes/remote.ts";
import { type S3Access, s3Remote } from "../remotes/s3.ts";
import type { FileStore, StoredFile, WriteOutcome } from "./file-store.ts";

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

  read(name: string): Promise<Uint8Array | undefined> {
    return this.bucket.read(name);
  }

  async write(name: string, bytes: Uint8Array, sha256: string): Promise<WriteOutcome> {
    if (hashOf(bytes) !== sha256.toLowerCase()) return "damaged";
    if ((await this.read(name)) !== undefined) return "exists";
    try {
      await this.bucket.write(name, bytes);
    } catch (error) {
      if (error instanceof RemoteError && error.reason === "full") return "full";
      throw error;
    }
    const back = await this.read(name);
    return back !== undefined && hashOf(back) === sha256.toLowerCase() ? "written" : "damaged";
  }

  async delete(name: string): Promise<boolean> {
    if ((await this.read(name)) === undefined) return false;
    await this.bucket.delete(name);
    return true;
  }
}

function hashOf(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
