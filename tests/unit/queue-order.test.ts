import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { inOrder, type Ordered, rankBetween } from "../../src/reading/queue/rules/queue-order.ts";

const article = (id: string, savedAt: number, rank: number | null = null): Ordered => ({ id, savedAt, rank });
const byHand = (articles: readonly Ordered[]): readonly string[] =>
  inOrder(
    articles,
    "hand",
    () => 1,
    () => 0,
  ).map(({ id }) => id);

describe("the order of the queue", () => {
  it("puts new things on top of what was never moved", () => {
    expect(byHand([article("old", 1000), article("new", 9_000_000)])).toEqual(["new", "old"]);
  });

  it("puts the shortest first, what has no length last", () => {
    const minutes: Readonly<Record<string, number | undefined>> = { a: 9, b: 2, c: undefined };
    const order = inOrder(
      [article("c", 3), article("a", 2), article("b", 1)],
      "shortest",
      ({ id }) => minutes[id],
      () => 0,
    );
    expect(order.map(({ id }) => id)).toEqual(["b", "a", "c"]);
  });

  it("by hand is the order in which things were put, whatever is moved where", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(7), fc.nat(7)), { maxLength: 30 }), (moves) => {
        let articles: readonly Ordered[] = Array.from({ length: 8 }, (_, index) =>
          article(String(index), 1_790_000_000_000 - index * 86_400_000),
        );
        const wanted = articles.map(({ id }) => id);
        for (const [from, to] of moves) {
          const [moved] = wanted.splice(from, 1);
          if (moved === undefined) continue;
          wanted.splice(to, 0, moved);
          const at = (index: number): Ordered | undefined => articles.find(({ id }) => id === wanted[index]);
          const rank = rankBetween(at(to - 1), at(to + 1));
          articles = articles.map((one) => (one.id === moved ? { ...one, rank } : one));
        }
        expect(byHand(articles)).toEqual(wanted);
      }),
    );
  });
});
