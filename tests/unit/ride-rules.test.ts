import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { learnPace } from "../../src/reading/pace/rules/learnt-pace.ts";
import { usualPace } from "../../src/reading/pace/rules/reading-time.ts";
import { fillInOrder, type RideItem, type RideTaste } from "../../src/today/ride/rules/playlist.ts";
import { rideLength, rideSlot, USUAL_RIDE } from "../../src/today/ride/rules/ride-slot.ts";

const item: fc.Arbitrary<RideItem> = fc.record({
  id: fc.uuid(),
  title: fc.constant("x"),
  minutes: fc.integer({ min: 1, max: 40 }),
  begun: fc.boolean(),
  planned: fc.boolean(),
  audio: fc.boolean(),
});

describe("the playlist of a ride", () => {
  it("is never longer than the ride, and leaves out nothing that would still fit", () => {
    fc.assert(
      fc.property(
        fc.array(item, { maxLength: 30 }),
        fc.integer({ min: 5, max: 180 }),
        fc.constantFrom<RideTaste>("both", "read", "listen"),
        (items, minutes, taste) => {
          const list = fillInOrder(items, minutes, taste);
          const sum = list.reduce((total, one) => total + one.minutes, 0);
          expect(sum).toBeLessThanOrEqual(minutes);
          const suits = ({ audio }: RideItem): boolean => taste === "both" || audio === (taste === "listen");
          expect(list.every(suits)).toBe(true);
          for (const left of items.filter((one) => suits(one) && !list.includes(one)))
            expect(left.minutes).toBeGreaterThan(minutes - sum);
        },
      ),
    );
  });

  it("keeps the order of what it is given, and goes past what does not fit", () => {
    const make = (id: string, part: Partial<RideItem>): RideItem => ({
      id,
      title: id,
      minutes: 5,
      begun: false,
      planned: false,
      audio: false,
      ...part,
    });
    const list = fillInOrder(
      [
        make("begun", { begun: true }),
        make("long", { minutes: 30 }),
        make("planned", { planned: true }),
        make("queue", {}),
      ],
      25,
      "both",
    );
    expect(list.map(({ id }) => id)).toEqual(["begun", "planned", "queue"]);
  });
});

describe("the minutes of a ride", () => {
  it("are those of the weekday and the part of the day", () => {
    const lengths = [
      { id: rideSlot(new Date(2025, 8, 1, 8)), minutes: 40, setAt: 1 },
      { id: rideSlot(new Date(2025, 8, 1, 18)), minutes: 55, setAt: 2 },
      { id: rideSlot(new Date(2025, 8, 2, 8)), minutes: 30, setAt: 3 },
    ];
    expect(rideLength(lengths, rideSlot(new Date(2025, 8, 8, 7, 30)))).toBe(40);
    expect(rideLength(lengths, rideSlot(new Date(2025, 8, 8, 17)))).toBe(55);
    // A Wednesday morning is like the morning that was set last.
    expect(rideLength(lengths, rideSlot(new Date(2025, 8, 10, 9)))).toBe(30);
    expect(rideLength(lengths, rideSlot(new Date(2025, 8, 10, 13)))).toBe(USUAL_RIDE);
  });

  it("of a night after midnight are those of the evening before", () => {
    expect(rideSlot(new Date(2025, 8, 2, 1))).toBe(rideSlot(new Date(2025, 8, 1, 23)));
  });
});

describe("the pace that is learnt", () => {
  const start = { ...usualPace, wordMinutes: 0, characterMinutes: 0 };
  it("comes near how somebody reads, and stays near it", () => {
    let known = start;
    for (let page = 0; page < 60; page++)
      known = learnPace(known, { words: 300, characters: 0 }, 100) ?? known;
    expect(known.words).toBeGreaterThan(174);
    expect(known.words).toBeLessThan(192);
    expect(known.characters).toBe(usualPace.characters);
  });

  it("learns nothing from leafing, from lying about, or from a line", () => {
    expect(learnPace(start, { words: 3000, characters: 0 }, 60)).toBeUndefined();
    expect(learnPace(start, { words: 30, characters: 0 }, 900)).toBeUndefined();
    expect(learnPace(start, { words: 20, characters: 0 }, 4)).toBeUndefined();
  });

  it("learns Chinese by characters", () => {
    const next = learnPace(start, { words: 4, characters: 600 }, 60);
    expect(next?.characters).toBeGreaterThan(usualPace.characters);
    expect(next?.words).toBe(usualPace.words);
  });
});
