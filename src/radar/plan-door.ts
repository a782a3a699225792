import { signal } from "@preact/signals";
import type { Outcome } from "../storage/database/failure.ts";
import type { Changed } from "../storage/records/undoable-change.ts";

/** A task of the plan that the radar ticks. */
export interface PlanTick {
  readonly text: string;
  readonly done: boolean;
  set(done: boolean): Promise<Outcome<Changed>>;
}

/** The tasks of the plan that the radar does: the look at releases each day, and the summary of each week. */
export interface PlanDoor {
  readonly daily: PlanTick | undefined;
  readonly weekly: PlanTick | undefined;
}

/** Handed in by who knows the plan. */
export const planDoor = signal<PlanDoor>({ daily: undefined, weekly: undefined });
