import type { Remote, RemoteFile } from "../../src/remotes/remote.ts";

/** A folder in memory that keeps to the rules of a folder, counts what it is asked, and can break at any step. */
export class MemoryFolder implements Remote {
  readonly files = new Map<string, Uint8Array>();
  stepsUntilBroken = Number.POSITIVE_INFINITY;
  readonly traffic = { requests: 0, up: 0, down: 0 };

  private step(): void {
    if (this.stepsUntilBroken-- <= 0) throw new Error("the network went away");
    this.traffic.requests++;
  }

  async list(): Promise<readonly RemoteFile[]> {
    this.step();
    return [...this.files].map(([name, { length }]) => ({ name, size: length }));
  }

  async read(name: string): Promise<Uint8Array | undefined> {
    this.step();
    const bytes = this.files.get(name);
    this.traffic.down += bytes?.length ?? 0;
    return bytes;
  }

  async write(name: string, bytes: Uint8Array): Promise<void> {
    this.step();
    if (this.files.has(name)) throw new Error("a name is never used twice");
    this.traffic.up += bytes.length;
    this.files.set(name, bytes);
  }

  async delete(name: string): Promise<void> {
    this.step();
    this.files.delete(name);
  }

  /** The files of a device. */
  of(device: string): readonly string[] {
    return [...this.files.keys()].filter((name) => name.startsWith(`devices/${device}/`));
  }
}
