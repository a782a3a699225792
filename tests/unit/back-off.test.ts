import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { retryDelay } from "../../src/sync/places/back-off.ts";

const MOST = 30 * 60_000;

describe("waiting before a meeting is tried again", () => {
  it("is longer each time, never longer than half an hour, and as long as a server asks", () => {
    expect([1, 2, 3, 4].map((failures) => retryDelay(failures, 0, 1))).toEqual([
      5000, 10_000, 20_000, 40_000,
    ]);
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1000 }),
        fc.integer({ min: 0, max: 3_600_000 }),
        (failures, asked) => {
          const delay = retryDelay(failures, asked);
          expect(delay).toBeGreaterThanOrEqual(Math.max(asked, 2500));
          expect(delay).toBeLessThanOrEqual(Math.max(asked, MOST));
        },
      ),
    );
  });

  it("differs from device to device", () => {
    expect(new Set(Array.from({ length: 20 }, () => retryDelay(5))).size).toBeGreaterThan(10);
  });
});
