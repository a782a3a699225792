import { folderRemote } from "../../src/remotes/folder.ts";
import { remoteConformance } from "../support/remote-conformance.ts";

let count = 0;

// The browser's own folders are of the same kind as those a person opens, and can be had without asking one.
async function openFolder() {
  const top = await navigator.storage.getDirectory();
  const name = `folder ${count++}`;
  await top.removeEntry(name, { recursive: true }).catch(() => undefined);
  const folder = await top.getDirectoryHandle(name, { create: true });
  return { connect: () => folderRemote(folder), close: async () => undefined };
}

remoteConformance("a folder", openFolder, { hasServer: false });
