import type { Remote } from "../../remotes/remote.ts";

export interface Traffic {
  requests: number;
  /** In bytes. */
  up: number;
  down: number;
}

/** A remote that counts what goes over it. */
export function countedRemote(remote: Remote, traffic: Traffic): Remote {
  const { finish } = remote;
  return {
    async list() {
      traffic.requests++;
      return remote.list();
    },
    async read(name) {
      traffic.requests++;
      const bytes = await remote.read(name);
      traffic.down += bytes?.length ?? 0;
      return bytes;
    },
    async write(name, bytes) {
      traffic.requests++;
      traffic.up += bytes.length;
      await remote.write(name, bytes);
    },
    async delete(name) {
      traffic.requests++;
      await remote.delete(name);
    },
    ...(finish === undefined ? {} : { finish: () => finish() }),
  };
}
