import type { Outline } from "../../outline.ts";
import type { RawSection } from "../section-tree.ts";

/** A section among the others of its plan. */
export interface SectionPlace {
  readonly section: RawSection;
  readonly index: number;
  readonly all: readonly RawSection[];
  /** UTF-16 units of the whole source. */
  readonly length: number;
}

type Lists =
  | "focusAreas"
  | "projects"
  | "events"
  | "sources"
  | "categories"
  | "tools"
  | "report"
  | "resources"
  | "links"
  | "channels"
  | "advice";

/** What one section adds to the outline of a plan; lists are joined in the order of the document. */
export type Contribution = Partial<Pick<Outline, Lists>> & {
  /** The first that is found counts. */
  readonly duration?: string;
  /** Without their keys, which tell equal ones of the whole plan apart. */
  readonly topics?: readonly UnkeyedTopic[];
};

export type UnkeyedTopic = Omit<Outline["topics"][number], "key">;

/** Reads what a kind of section says. A new kind: a role, the words of its heading, and one of these. */
export type SectionReader = (place: SectionPlace) => Contribution;

/** The section a section stands in. */
export function parentOf({ section, all }: Pick<SectionPlace, "section" | "all">): RawSection | undefined {
  return section.parent === undefined ? undefined : all[section.parent];
}
