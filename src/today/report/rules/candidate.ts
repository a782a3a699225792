/** A line that may stand in a part. */
export interface Candidate {
  readonly key: string;
  /** Markdown, one line. */
  readonly line: string;
  /** Where it comes from. */
  readonly source: "note" | "highlight" | "article" | "task" | "topic" | "outcome" | "release";
  /** Whether its writer has said that it belongs there, by a tag. */
  readonly suggested: boolean;
}
