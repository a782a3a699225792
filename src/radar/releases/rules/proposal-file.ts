import * as v from "valibot";
import { parse } from "yaml";

/** The fields of a Kubernetes enhancement proposal's kep.yaml that say where it stands (kubernetes/enhancements, template). */
const proposalSchema = v.object({
  title: v.optional(v.string(), ""),
  status: v.optional(v.string(), ""),
  stage: v.optional(v.string(), ""),
  "latest-milestone": v.optional(v.union([v.string(), v.number()]), ""),
  "last-updated": v.optional(v.string(), ""),
  milestone: v.optional(v.nullable(v.record(v.string(), v.nullable(v.union([v.string(), v.number()]))))),
});

/** Where a proposal stands. */
export interface ReadProposal {
  readonly title: string;
  /** Its milestone, stage and end, as what a release is to a project: "v1.34 · stable". */
  readonly tag: string;
  /** Its own fields, as Markdown. */
  readonly body: string;
}

/** UTF-16 units of such a file. */
const LARGEST = 100_000;
/** Levels of such a file; the library walks them by recursion, and some of its expressions take all memory on the way. */
const DEEPEST = 20;

/** Whether a file of YAML nests deeper than any proposal, in brackets or in lists that begin on one line. */
function isTooDeep(text: string): boolean {
  let depth = 0;
  for (const letter of text) {
    if (letter === "[" || letter === "{") depth++;
    else if (letter === "]" || letter === "}") depth--;
    if (depth > DEEPEST) return true;
  }
  return /(?:[-?][ \t]+){20}/.test(text);
}

/** Reads a proposal's kep.yaml; undefined where it is none. */
export function readProposalFile(text: string): ReadProposal | undefined {
  if (text.length > LARGEST || isTooDeep(text)) return undefined;
  let value: unknown;
  try {
    // Names are not compared each with each; of one that stands twice the last counts.
    value = parse(text, { logLevel: "silent", uniqueKeys: false });
  } catch {
    return undefined;
  }
  const read = v.safeParse(proposalSchema, value);
  if (!read.success) return undefined;
  const { title, status, stage, milestone } = read.output;
  const latest = String(read.output["latest-milestone"]);
  if (`${status}${stage}${latest}` === "") return undefined;
  const isOver = ["implemented", "rejected", "withdrawn", "replaced", "deferred"].includes(status);
  const lines = [
    ["status", status],
    ["stage", stage],
    ["latest-milestone", latest],
    ...Object.entries(milestone ?? {}).map(([name, at]) => [`milestone ${name}`, String(at ?? "")]),
    ["last-updated", read.output["last-updated"]],
  ];
  return {
    title,
    tag: [latest, stage, isOver ? status : ""].filter((part) => part !== "").join(" · ") || status,
    body: lines
      .filter(([, said]) => said !== "")
      .map(([name, said]) => `- **${name}**: ${said}`)
      .join("\n"),
  };
}
