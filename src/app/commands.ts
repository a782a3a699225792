import { registerCommand } from "../storage/records/commands.ts";

// What stands in the journal at a start may ask for these; each is loaded when it does.
registerCommand("edit-plan", () => import("../plan/edit-plan.ts").then((module) => module.editPlan));
