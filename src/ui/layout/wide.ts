import { useEffect, useState } from "preact/hooks";

const query = matchMedia("(min-width: 900px)");

/** Whether the screen is wide enough for two columns (page.css says the same); follows it. */
export function useWide(): boolean {
  const [wide, setWide] = useState(query.matches);
  useEffect(() => {
    const follow = (): void => setWide(query.matches);
    query.addEventListener("change", follow);
    return () => query.removeEventListener("change", follow);
  }, []);
  return wide;
}
