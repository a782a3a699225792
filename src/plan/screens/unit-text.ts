import { messages } from "../messages.ts";
import type { Unit } from "../rules/outline.ts";

/** "Week 1", "Weeks 1–4", "Phase 0". */
export function unitText(unit: Pick<Unit, "kind" | "number" | "last">): string {
  return messages.unitLabel[unit.kind](unit.number, unit.last);
}
