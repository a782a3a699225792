import { useEffect, useState } from "preact/hooks";

/**
 * How many of `total` things to render now: a first few, then more from task to task, so that a long page answers while
 * it is being made.
 */
export function useProgressively(total: number, first: number, step: number): number {
  const [count, setCount] = useState(first);
  useEffect(() => {
    if (count >= total) return;
    const timer = setTimeout(() => setCount(count + step));
    return () => clearTimeout(timer);
  }, [count, total, step]);
  return Math.min(count, total);
}
