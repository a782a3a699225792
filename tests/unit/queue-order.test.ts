import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { positionAt } from "../../src/reading/queue/rules/position-at.ts";
import { comparison, type Ordered } from "../../src/reading/queue/rules/queue-order.ts";

const article = (id: string, savedAt: number, rank: number | null = null): Ordered => ({
  id,
  savedAt,
  rank,
  position: "",
});
const byHand = (articles: readonly Ordered[]): readonly string[] =>
  [...articles]
    .sort(
      comparison(
        "hand",
        () => 1,
        () => 0,
      ),
    )
    .map(({ id }) => id);

describe("the order of the queue", () => {
  it("puts new things on top of what was never moved", () => {
    expect(byHand([article("old", 1000), article("new", 9_000_000)])).toEqual(["new", "old"]);
  });

  it("puts the shortest first, what has no length last", () => {
    const minutes: Readonly<Record<string, number | undefined>> = { a: 9, b: 2, c: undefined };
    const order = [article("c", 3), article("a", 2), article("b", 1)].sort(
      comparison(
        "shortest",
        ({ id }) => minutes[id],
        () => 0,
      ),
    );
    expect(order.map(({ id }) => id)).toEqual(["b", "a", "c"]);
  });

  const week = (ranks: readonly (number | null)[]): readonly Ordered[] =>
    ranks.map((rank, index) => article(String(index), 1_790_000_000_000 - index * 86_400_000, rank));

  it("by hand is the order in which things were put, whatever is moved where", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(7), fc.nat(7)), { maxLength: 30 }), (moves) => {
        // Some were moved by an earlier version, which kept numbers.
        let articles = week([null, -1_789_900_000_000.5, null, null, 12, null, null, -1_789_900_000_000.25]);
        const wanted = [...byHand(articles)];
        for (const [from, to] of moves) {
          const [moved] = wanted.splice(from, 1);
          if (moved === undefined) continue;
          const others = wanted.map((id) => articles.find((one) => one.id === id) as Ordered);
          const position = positionAt(others, to);
          wanted.splice(to, 0, moved);
          articles = articles.map((one) => (one.id === moved ? { ...one, position } : one));
        }
        expect(byHand(articles)).toEqual(wanted);
      }),
    );
  });

  it("by hand has room in one and the same place a thousand times", () => {
    let [upper, lower] = week([null, null]);
    for (let move = 0; move < 1000; move++) {
      const moved = {
        ...article(`m${move}`, move),
        position: positionAt([upper as Ordered, lower as Ordered], 1),
      };
      expect(byHand([lower as Ordered, moved, upper as Ordered])).toEqual([upper?.id, moved.id, lower?.id]);
      if (move % 2 === 0) upper = moved;
      else lower = moved;
    }
  });

  it("by hand keeps what two devices put in the same place together, and lets another stand below both", () => {
    const [first, last] = week([null, null]) as [Ordered, Ordered];
    const both = ["a", "b"].map((id) => ({ ...article(id, 5), position: positionAt([first, last], 1) }));
    const third = { ...article("c", 6), position: positionAt([first, ...both, last], 2) };
    expect(byHand([last, third, ...both, first])).toEqual(["0", "a", "b", "c", "1"]);
  });
});
