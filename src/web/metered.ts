import * as v from "valibot";

/** What some browsers say of the connection (Network Information API). */
const connectionSchema = v.object({
  saveData: v.optional(v.boolean(), false),
  type: v.optional(v.string(), ""),
});

/** Whether the connection is one that data is counted on, as far as the browser says: what is large then waits. */
export function isMetered(): boolean {
  const said = v.safeParse(connectionSchema, "connection" in navigator ? navigator.connection : undefined);
  return said.success && (said.output.saveData || said.output.type === "cellular");
}
