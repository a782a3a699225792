import { beforeEach, describe, expect, it, vi } from "vitest";

vi.hoisted(() => {
  Object.assign(globalThis, { location: new URL("http://localhost/") });
});
vi.mock("../../src/storage/device.ts", () => ({
  readDevice: (_key: string, _schema: unknown, fallback: unknown) => Promise.resolve(fallback),
  writeDevice: () => Promise.resolve({ ok: true, value: undefined }),
}));
const disk = new Map<string, unknown>();
vi.mock("../../src/storage/library/library.ts", () => ({
  readShelf: () => Promise.resolve({ ok: true, value: [...disk.values()] }),
  writeLibrary: async (_shelf: string, values: Record<string, unknown>) => {
    await new Promise((done) => setTimeout(done, writing));
    for (const [id, value] of Object.entries(values)) disk.set(id, value);
    return { ok: true, value: undefined };
  },
}));

let writing = 0;
const { refreshReleases } = await import("../../src/radar/releases/refresh-releases.ts");
const { apiLimit } = await import("../../src/radar/releases/github-token.ts");

/** GitHub as it counts: at the arrival of each request; the answers come after `delay(n)` ms. */
class Github {
  readonly asked: string[] = [];
  refused = 0;
  remaining = 60;
  resetsAt = 0;
  constructor(readonly delay: (index: number) => number) {}
  readonly fetch = async (address: string): Promise<Response> => {
    const path = new URL(address).pathname;
    const index = this.asked.push(path);
    const isRefused = this.remaining <= 0;
    if (isRefused) this.refused++;
    else this.remaining--;
    const headers = {
      "x-ratelimit-limit": "60",
      "x-ratelimit-remaining": String(this.remaining),
      "x-ratelimit-reset": String(this.resetsAt),
    };
    await new Promise((done) => setTimeout(done, this.delay(index)));
    if (isRefused) return new Response("{}", { status: 403, headers });
    const body = path.endsWith("/releases")
      ? [{ tag_name: "v1.0.0", published_at: "2026-01-01" }]
      : { archived: false };
    return new Response(JSON.stringify(body), { headers });
  };
}

const HOUR = 3600_000;

describe.each([
  ["answers in order, writes slower than answers", () => 10, 8],
  ["staggered: each answer 4 ms after the one before", (i: number) => (i <= 4 ? 4 * i : 16), 0],
  ["answers in order, quick writes", () => 10, 0],
  ["answers out of order", (index: number) => (index % 4 === 0 ? 60 : 10), 0],
  [
    "answers out of order, every third late, slow writes",
    (index: number) => (index % 3 === 0 ? 100 : 10),
    20,
  ],
  ...Array.from({ length: 40 }, (_, seed) => {
    let state = seed * 7919 + 1;
    const random = () => {
      state = (state * 48271) % 2147483647;
      return state / 2147483647;
    };
    return [`seed ${seed}`, () => 5 + Math.floor(random() * 20), seed % 5] as [string, () => number, number];
  }),
])("a refresh under GitHub's limit: %s", (name, delay, write) => {
  beforeEach(() => {
    vi.useFakeTimers({ now: Date.UTC(2026, 0, 10) });
    vi.stubGlobal("navigator", { onLine: true });
    apiLimit.value = undefined;
    writing = write;
  });

  it("looks at none twice before all were looked at, keeps two back, and is never refused", async () => {
    const github = new Github(delay);
    vi.stubGlobal("fetch", github.fetch);
    const names = Array.from({ length: 300 }, (_, index) => `a${name.replace(/\W/g, "")}/p${index}`);
    let least = 60;
    const left: number[] = [];
    for (let hour = 0; hour < 3; hour++) {
      github.remaining = 60;
      github.resetsAt = Math.floor(Date.now() / 1000) + 3600;
      const done = refreshReleases(names, "by-itself", HOUR, () => undefined);
      await vi.advanceTimersByTimeAsync(60_000);
      await done;
      left.push(github.remaining);
      least = Math.min(least, github.remaining);
      await vi.advanceTimersByTimeAsync(HOUR + 10_000);
    }
    const listed = github.asked.filter((path) => path.endsWith("/releases"));
    expect(listed.length).toBe(new Set(listed).size);
    expect(github.refused).toBe(0);
    expect(least).toBeGreaterThanOrEqual(2);
    expect(new Set(listed).size).toBeGreaterThan(100);
  });
});
