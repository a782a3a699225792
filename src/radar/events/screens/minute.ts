import { useEffect, useState } from "preact/hooks";

const MINUTE = 60_000;

/** The moment it is, anew each minute and whenever the screen is seen again. */
export function useMinute(): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const look = (): void => setNow(new Date());
    const ticking = setInterval(look, MINUTE);
    document.addEventListener("visibilitychange", look);
    return () => {
      clearInterval(ticking);
      document.removeEventListener("visibilitychange", look);
    };
  }, []);
  return now;
}
