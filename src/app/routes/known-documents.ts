import * as v from "valibot";

const knownSchema = v.object({
  /** The heads of all articles, where the page has read them; the reading domain knows their shape. */
  heads: v.unknown(),
  /** The id of the current plan; "" where there is none. */
  plan: v.string(),
  /** The projects whose releases are followed, each with its repository, by which its releases are stored. */
  projects: v.array(v.object({ id: v.string(), name: v.string(), repository: v.string() })),
  events: v.array(v.object({ id: v.string(), title: v.string(), text: v.string(), at: v.number() })),
});

/** What the page has in memory and hands to the search worker, which would have to read or derive it again. */
export type KnownDocuments = v.InferOutput<typeof knownSchema>;

/** Reads what the page told; nothing is known where it told nothing. */
export function readKnown(known: unknown): KnownDocuments {
  const read = v.safeParse(knownSchema, known);
  return read.success ? read.output : { heads: undefined, plan: "", projects: [], events: [] };
}
