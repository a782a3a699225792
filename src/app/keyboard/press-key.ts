import { randomId } from "../../records/identity.ts";
import { navigate } from "../../ui/navigation/location.ts";
import { routeTo } from "../../ui/navigation/route.ts";
import { keysShown } from "./keys-shown.ts";
import type { SingleKey } from "./single-keys.ts";

/** Does what a single key stands for. */
export function pressKey(key: SingleKey): void {
  switch (key) {
    case "/":
      navigate(routeTo("find"));
      return;
    case "n":
      navigate(routeTo("notes", { note: randomId() }));
      return;
    case "j":
      focusRow(1);
      return;
    case "k":
      focusRow(-1);
      return;
    case "?":
      keysShown.value = true;
  }
}

/** Focuses the next row of what is shown, or the one before; with none focused yet, the first in sight. */
function focusRow(step: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLElement>("main [data-row]")].filter((row) =>
    row.checkVisibility(),
  );
  const focused = rows.findIndex((row) => row.closest("li")?.contains(document.activeElement) === true);
  // With what one opened beside the list, from there.
  const at = focused === -1 ? rows.findIndex((row) => row.ariaCurrent === "true") : focused;
  const inSight = rows.find((row) => row.getBoundingClientRect().top >= 0);
  const next = at === -1 ? inSight : rows[at + step];
  next?.focus();
  // The focus alone may leave a row under the bar.
  next?.closest("li")?.scrollIntoView({ block: "nearest" });
}
