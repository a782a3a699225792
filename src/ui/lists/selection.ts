import { useCallback, useRef, useState } from "preact/hooks";

/** What is selected of a list, and how that changes; the same for every list. */
export interface Selection {
  /** The selected ids; undefined while nothing is being selected. */
  readonly selected: ReadonlySet<string> | undefined;
  /** Selects one or takes it out; with `toHere`, all from the one touched last to this one are selected. */
  readonly toggle: (id: string, toHere?: boolean) => void;
  readonly begin: () => void;
  readonly all: () => void;
  readonly end: () => void;
}

/** Selects among things; `listed` gives their ids in the order in which they stand, when that is asked for. */
export function useSelection(listed: () => readonly string[]): Selection {
  const [selected, setSelected] = useState<ReadonlySet<string> | undefined>(undefined);
  const latest = useRef(listed);
  latest.current = listed;
  const last = useRef<string | undefined>(undefined);
  // One function for all rows and all time, so that a row is rendered anew only for its own sake.
  const toggle = useCallback((id: string, toHere = false): void => {
    const ids = toHere ? latest.current() : [];
    const [from, to] = [ids.indexOf(last.current ?? ""), ids.indexOf(id)];
    last.current = id;
    setSelected((before) => {
      const next = new Set(before);
      if (from >= 0 && to >= 0) {
        for (const one of ids.slice(Math.min(from, to), Math.max(from, to) + 1)) next.add(one);
      } else if (!next.delete(id)) next.add(id);
      return next;
    });
  }, []);
  return {
    selected,
    toggle,
    begin: () => setSelected(new Set()),
    all: () => setSelected(new Set(latest.current())),
    end: () => {
      last.current = undefined;
      setSelected(undefined);
    },
  };
}
