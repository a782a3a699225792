import { afterEach, expect, it, vi } from "vitest";

vi.hoisted(() => {
  Object.assign(globalThis, { location: new URL("http://localhost/") });
});
const device = new Map<string, unknown>();
const disk = new Map<string, unknown>();
vi.mock("../../src/storage/device.ts", () => ({
  readDevice: async (key: string, _schema: unknown, fallback: unknown) => device.get(key) ?? fallback,
  writeDevice: async (key: string, value: unknown) => {
    device.set(key, value);
    return { ok: true, value: undefined };
  },
}));
vi.mock("../../src/storage/library/library.ts", async () => {
  const { announceLibrary } = await import("../../src/storage/library/library-announcement.ts");
  return {
    readShelf: async () => {
      const values = [...disk.values()];
      await new Promise((done) => setTimeout(done, 5)); // reading 300 shelves takes a while
      return { ok: true, value: values };
    },
    writeLibrary: async (shelf: string, values: Record<string, unknown>) => {
      for (const [id, value] of Object.entries(values)) disk.set(id, value);
      await undefined;
      announceLibrary(Object.entries(values).map(([id, value]) => ({ shelf, id, value })));
      return { ok: true, value: undefined };
    },
  };
});

async function tab() {
  vi.resetModules();
  const { refreshReleases } = await import("../../src/radar/releases/refresh-releases.ts");
  const { loadReleases } = await import("../../src/radar/releases/release-shelf.ts");
  await loadReleases();
  return refreshReleases;
}

afterEach(() => vi.unstubAllGlobals());

it("a tab that waited for another's refresh asks for nothing that one had", async () => {
  const asked: string[] = [];
  vi.stubGlobal("navigator", { onLine: true });
  let remaining = 5000;
  vi.stubGlobal("fetch", async (address: string) => {
    const path = new URL(address).pathname;
    asked.push(path);
    await new Promise((done) => setTimeout(done, 2));
    const headers = {
      "x-ratelimit-remaining": String(--remaining),
      "x-ratelimit-reset": String(Date.now() / 1000 + 3000),
    };
    return new Response(path.endsWith("/releases") ? '[{"tag_name":"v1"}]' : "{}", { headers });
  });
  const names = Array.from({ length: 40 }, (_, index) => `acme/p${index}`);
  const [one, other] = [await tab(), await tab()];
  // What the lock "wayside-radar" does: the second begins as soon as the first has ended.
  await one(names, "by-itself", 3600_000, () => undefined);
  await other(names, "by-itself", 3600_000, () => undefined);
  const listed = asked.filter((path) => path.endsWith("/releases"));
  expect(listed.length).toBe(40);
});
