import type { Outline, Role } from "./rules/outline.ts";

/** Longer sources than this, in UTF-16 units, are understood in a worker, so that the page stays quick. */
const LONG = 100_000;

/** Understands a plan; a long one away from the page. Never throws. */
export async function understandAway(
  source: string,
  roles: Readonly<Record<string, Role>>,
): Promise<Outline> {
  if (source.length > LONG && typeof Worker !== "undefined") {
    try {
      return await inWorker(source, roles);
    } catch {
      // No worker here, or it broke: the page does it, a little slower.
    }
  }
  const { understandPlan } = await import("./rules/understanding/understand-plan.ts");
  return understandPlan(source, new Map(Object.entries(roles)));
}

function inWorker(source: string, roles: Readonly<Record<string, Role>>): Promise<Outline> {
  const worker = new Worker(new URL("./understand-worker.ts", import.meta.url), { type: "module" });
  return new Promise<Outline>((resolve, reject) => {
    worker.addEventListener("message", (event: MessageEvent<Outline>) => resolve(event.data));
    worker.addEventListener("error", () => reject(new Error("the worker broke")));
    worker.postMessage({ source, roles });
  }).finally(() => worker.terminate());
}
