import { createHash, randomUUID } from "node:crypto";
import {
  type FileHandle,
  link,
  mkdir,
  open,
  readdir,
  rename,
  rm,
  stat,
  statfs,
  unlink,
} from "node:fs/promises";
import { dirname, join, resolve, sep } from "node:path";
import {
  type ByteStream,
  type FileStore,
  isFileName,
  LARGEST_FILE,
  type OpenedFile,
  type StoredFile,
  type WriteOutcome,
} from "./file-store.ts";

/** So many deleted files of each device are kept aside. */
const KEPT_VERSIONS = 5;
const KEPT = ".kept";
/** With less room on the disk than this, in bytes, a deleted file is not kept aside: whoever deletes wants the room. */
const SCARCE = 64 * 1024 * 1024;
const DRAFT = ".draft-";
/** Milliseconds after which a draft that nobody can be asked about is of an upload that broke off. */
const OLD_DRAFT = 60 * 60_000;
/** Error codes of link(2) where a file system has no hard links. */
const NO_LINKS = new Set(["EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS", "EMLINK", "EACCES"]);

/** Bytes read at once. */
const PIECE = 256 * 1024;

class TooLarge extends Error {}

/**
 * The folder in which the devices' export files lie. It never reads what they say. A file is written once, whole or not
 * at all, and checked after writing; a deleted one is kept aside for a while. A file without bytes is a name that was
 * taken by a write that broke off: it counts as not there.
 */
export class FilesFolder implements FileStore {
  constructor(private readonly path: string) {}

  /** Removes what uploads left behind that ended with the gateway. */
  async sweep(): Promise<void> {
    for (const name of await readdir(this.path).catch(absent<string[]>([]))) {
      if (!name.startsWith(DRAFT)) continue;
      const path = join(this.path, name);
      const writer = Number(/^\.draft-(\d+)-/.exec(name)?.[1]);
      const age = Date.now() - ((await stat(path).catch(absent(undefined)))?.mtimeMs ?? 0);
      // Another gateway over the same folder may be at it now.
      if (Number.isNaN(writer) ? age > OLD_DRAFT : writer === process.pid || !isAlive(writer))
        await rm(path, { force: true });
    }
  }

  /** The files, oldest name first; a folder that is not there yet is empty. */
  async list(): Promise<readonly StoredFile[]> {
    const names = await readdir(this.path, { recursive: true }).catch(absent<string[]>([]));
    const files: StoredFile[] = [];
    for (const name of names.map((path) => path.split(sep).join("/")).sort()) {
      const found = isFileName(name) ? await stat(join(this.path, name)).catch(absent(undefined)) : undefined;
      if (found?.isFile() && found.size > 0) files.push({ name, size: found.size });
    }
    return files;
  }

  async open(name: string): Promise<OpenedFile | undefined> {
    const file = await open(join(this.path, name), "r").catch(absent(undefined));
    if (file === undefined) return undefined;
    const { size } = await file.stat();
    if (size > 0) return { size, body: streamOf(file) };
    await file.close();
    return undefined;
  }

  /**
   * Writes a file under a new name; a name in use is never written over. The bytes go to the disk as they come, are
   * flushed, read back and compared with the SHA-256 the sender gave before the name exists; then the name itself is
   * flushed, and so is each folder that is new.
   */
  async write(name: string, body: ByteStream, sha256: string): Promise<WriteOutcome> {
    await makeFolder(this.path);
    const draft = join(this.path, `${DRAFT}${process.pid}-${randomUUID()}`);
    try {
      const size = await writeDraft(draft, body);
      if ((await hashOfFile(draft)) !== sha256.toLowerCase() || size === 0) return "damaged";
      const path = join(this.path, name);
      await makeFolder(dirname(path));
      await giveName(draft, path);
      await syncFolder(dirname(path));
      return "written";
    } catch (error) {
      if (error instanceof TooLarge) return "too-large";
      if (codeOf(error) === "EEXIST") return "exists";
      if (!["ENOSPC", "EDQUOT"].includes(codeOf(error))) throw error;
      // Files that were deleted and kept for a while give way; the sender tries again.
      await rm(join(this.path, KEPT), { recursive: true, force: true }).catch(() => undefined);
      return "full";
    } finally {
      await unlink(draft).catch(absent(undefined));
    }
  }

  /** Takes a file out of the folder; the last few of its series are kept aside while there is room. False where there is none. */
  async delete(name: string): Promise<boolean> {
    const path = join(this.path, name);
    const kept = join(this.path, KEPT);
    if (!(await this.isRoomy())) {
      await rm(kept, { recursive: true, force: true });
      return unlink(path).then(() => true, absent(false));
    }
    try {
      await makeFolder(kept);
      const moved = await rename(path, join(kept, name.replaceAll("/", "+"))).then(() => true, absent(false));
      if (moved) await thin(kept, seriesOf(name));
      return moved;
    } catch (error) {
      if (!["ENOSPC", "EDQUOT"].includes(codeOf(error))) throw error;
      return unlink(path).then(() => true, absent(false));
    }
  }

  private async isRoomy(): Promise<boolean> {
    const disk = await statfs(this.path).catch(() => undefined);
    return disk === undefined || disk.bavail * disk.bsize >= SCARCE;
  }
}

/** Writes what comes to a new file, as it comes, and flushes it. Resolves to how many bytes it is. */
async function writeDraft(path: string, body: ByteStream): Promise<number> {
  const file = await open(path, "wx");
  let size = 0;
  try {
    for await (const chunk of body) {
      size += chunk.length;
      if (size > LARGEST_FILE) throw new TooLarge();
      await file.writeFile(chunk);
    }
    await file.sync();
  } finally {
    await file.close();
  }
  return size;
}

async function hashOfFile(path: string): Promise<string> {
  const hash = createHash("sha256");
  const file = await open(path, "r");
  try {
    // One piece of memory for all of it, however large the file.
    const piece = new Uint8Array(PIECE);
    for (;;) {
      const { bytesRead } = await file.read(piece, 0, PIECE);
      if (bytesRead === 0) return hash.digest("hex");
      hash.update(piece.subarray(0, bytesRead));
    }
  } finally {
    await file.close();
  }
}

/**
 * Gives a draft its name. A link is made whole and never over another file. Where there are no links, the name is taken
 * first, by a file without bytes, which the draft then replaces.
 */
async function giveName(draft: string, path: string): Promise<void> {
  const isTaken = async (): Promise<boolean> => ((await stat(path).catch(absent(undefined)))?.size ?? 0) > 0;
  try {
    await link(draft, path);
  } catch (error) {
    if (!NO_LINKS.has(codeOf(error)) && (codeOf(error) !== "EEXIST" || (await isTaken()))) throw error;
    await open(path, "wx").then(
      (file) => file.close(),
      async (taken: unknown) => {
        if (codeOf(taken) !== "EEXIST" || (await isTaken())) throw taken;
      },
    );
    await rename(draft, path);
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

/** Makes a folder and those it lies in, each of them flushed in the one above: a crash leaves the name or nothing. */
async function makeFolder(path: string): Promise<void> {
  const first = await mkdir(path, { recursive: true });
  if (first === undefined) return;
  const top = resolve(first);
  for (let folder = resolve(path); ; folder = dirname(folder)) {
    await syncFolder(dirname(folder));
    if (folder === top) return;
  }
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/** The bytes of a file, piece by piece; it is closed at their end, or when nobody wants more. */
function streamOf(file: FileHandle): ByteStream {
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const { bytesRead, buffer } = await file.read(new Uint8Array(PIECE), 0, PIECE);
        if (bytesRead > 0) return controller.enqueue(buffer.subarray(0, bytesRead));
        await file.close();
        controller.close();
      } catch (error) {
        await file.close();
        controller.error(error);
      }
    },
    cancel: () => file.close(),
  });
}

function isAlive(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    return codeOf(error) === "EPERM";
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
