/**
 * Does a piece of work for each of many things, so many at a time. One that is put back stops all of it; resolves to
 * those that are left.
 */
export async function workThrough<T>(
  all: readonly T[],
  atOnce: number,
  work: (one: T) => Promise<"done" | "put-back">,
): Promise<readonly T[]> {
  const waiting = [...all];
  const putBack: T[] = [];
  const worker = async (): Promise<void> => {
    while (putBack.length === 0) {
      const next = waiting.shift();
      if (next === undefined) return;
      if ((await work(next)) === "put-back") putBack.push(next);
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, all.length) }, worker));
  return [...putBack, ...waiting];
}
