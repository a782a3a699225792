import { createHash, randomUUID } from "node:crypto";
import { link, mkdir, open, readdir, readFile, rename, rm, stat, unlink } from "node:fs/promises";
import { dirname, join, sep } from "node:path";
import { type FileStore, isFileName, type StoredFile, type WriteOutcome } from "./file-store.ts";

/** So many deleted files of each device are kept aside. */
const KEPT_VERSIONS = 5;
const KEPT = ".kept";

/**
 * The folder in which the devices' export files lie. It never reads what they say. A file is written once,
 * whole or not at all, and checked after writing; a deleted one is kept aside for a while.
 */
export class FilesFolder implements FileStore {
  constructor(private readonly path: string) {}

  /** The files, oldest name first; a folder that is not there yet is empty. */
  async list(): Promise<readonly StoredFile[]> {
    const names = await readdir(this.path, { recursive: true }).catch(absent<string[]>([]));
    const files: StoredFile[] = [];
    for (const name of names.map((path) => path.split(sep).join("/")).sort()) {
      const found = isFileName(name) ? await stat(join(this.path, name)).catch(absent(undefined)) : undefined;
      if (found?.isFile()) files.push({ name, size: found.size });
    }
    return files;
  }

  async read(name: string): Promise<Uint8Array | undefined> {
    return readFile(join(this.path, name)).catch(absent(undefined));
  }

  /**
   * Writes a file under a new name; a name in use is never written over. The bytes are flushed to the disk,
   * read back and compared with the SHA-256 the sender gave before the name exists.
   */
  async write(name: string, bytes: Uint8Array, sha256: string): Promise<WriteOutcome> {
    await mkdir(this.path, { recursive: true });
    const draft = join(this.path, `.draft-${randomUUID()}`);
    try {
      const file = await open(draft, "wx");
      try {
        await file.writeFile(bytes);
        await file.sync();
      } finally {
        await file.close();
      }
      const back = await readFile(draft);
      if (createHash("sha256").update(back).digest("hex") !== sha256.toLowerCase()) return "damaged";
      const path = join(this.path, name);
      await mkdir(dirname(path), { recursive: true });
      // A link is made whole and never over another file, which a rename would do.
      await link(draft, path);
      await syncFolder(dirname(path));
      return "written";
    } catch (error) {
      if (codeOf(error) === "EEXIST") return "exists";
      if (["ENOSPC", "EDQUOT"].includes(codeOf(error))) return "full";
      throw error;
    } finally {
      await unlink(draft).catch(absent(undefined));
    }
  }

  /** Takes a file out of the folder; the last few of its series are kept aside. False where there is none. */
  async delete(name: string): Promise<boolean> {
    const kept = join(this.path, KEPT);
    await mkdir(kept, { recursive: true });
    const path = join(this.path, name);
    const moved = await rename(path, join(kept, name.replaceAll("/", "+"))).then(() => true, absent(false));
    if (moved) await thin(kept, seriesOf(name));
    return moved;
  }
}

/** Leaves of a series the files that were written last. */
async function thin(kept: string, series: string): Promise<void> {
  const names = (await readdir(kept)).filter((name) => seriesOf(name.replaceAll("+", "/")) === series);
  const times = new Map<string, number>();
  for (const name of names)
    times.set(name, (await stat(join(kept, name)).catch(absent(undefined)))?.mtimeMs ?? 0);
  const oldestFirst = names.sort(
    (one, other) => (times.get(one) ?? 0) - (times.get(other) ?? 0) || (one < other ? -1 : 1),
  );
  for (const name of oldestFirst.slice(0, -KEPT_VERSIONS)) await rm(join(kept, name), { force: true });
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/** What the files of one device have in common: its folder, or the first two parts of a plain name. */
function seriesOf(name: string): string {
  const folder = name.slice(0, name.lastIndexOf("/") + 1);
  return folder === "" ? name.split("-").slice(0, 2).join("-") : folder;
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}

/** A handler that takes a missing file for `fallback` and passes every other error on. */
function absent<T>(fallback: T): (error: unknown) => T {
  return (error) => {
    if (codeOf(error) === "ENOENT") return fallback;
    throw error;
  };
}
