import { type Remote, RemoteError, type RemoteFile } from "./remote.ts";

/**
 * A folder of this computer (File System Access, WICG), which Syncthing or a cloud drive may carry to others. A file is
 * written aside and takes its place when it is whole.
 */
export function folderRemote(folder: FileSystemDirectoryHandle): Remote {
  async function parentOf(name: string, create: boolean): Promise<[FileSystemDirectoryHandle, string]> {
    const parts = name.split("/");
    const last = parts.pop() ?? "";
    let parent = folder;
    for (const part of parts) parent = await parent.getDirectoryHandle(part, { create });
    return [parent, last];
  }

  async function listInto(files: RemoteFile[], from: FileSystemDirectoryHandle, path: string): Promise<void> {
    for await (const [name, handle] of from.entries()) {
      // What others put there to carry or to hide something is not ours.
      if (name.startsWith(".")) continue;
      if (handle.kind === "directory") await listInto(files, handle, `${path}${name}/`);
      else files.push({ name: path + name, size: (await handle.getFile()).size });
    }
  }

  return {
    async list() {
      const files: RemoteFile[] = [];
      await orRemoteError(listInto(files, folder, ""));
      return files;
    },
    async read(name) {
      try {
        const [parent, last] = await parentOf(name, false);
        const file = await (await parent.getFileHandle(last)).getFile();
        return new Uint8Array(await file.arrayBuffer());
      } catch (error) {
        if (nameOf(error) === "NotFoundError") return undefined;
        throw asRemoteError(error);
      }
    },
    async write(name, bytes) {
      await orRemoteError(
        (async () => {
          const [parent, last] = await parentOf(name, true);
          const file = await parent.getFileHandle(last, { create: true });
          const writable = await file.createWritable();
          await writable.write(bytes.slice());
          await writable.close();
        })(),
      );
    },
    async delete(name) {
      try {
        const [parent, last] = await parentOf(name, false);
        await parent.removeEntry(last);
      } catch (error) {
        if (nameOf(error) !== "NotFoundError") throw asRemoteError(error);
      }
    },
  };
}

async function orRemoteError<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw asRemoteError(error);
  }
}

function nameOf(error: unknown): string {
  return error instanceof DOMException ? error.name : "";
}

function asRemoteError(error: unknown): RemoteError {
  const message = error instanceof Error ? error.message : "the folder would not do it";
  switch (nameOf(error)) {
    case "NotAllowedError":
    case "SecurityError":
      return new RemoteError("refused", message);
    case "NotFoundError":
      return new RemoteError("missing", message);
    case "QuotaExceededError":
      return new RemoteError("full", message);
    case "NoModificationAllowedError":
      return new RemoteError("busy", message);
    default:
      return new RemoteError("failed", message);
  }
}
