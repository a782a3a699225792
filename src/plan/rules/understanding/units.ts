import { blockText } from "../../../markdown/plain-text.ts";
import type { Block } from "../../../markdown/syntax-tree.ts";
import type { Unit } from "../outline.ts";
import { labelledLines } from "./label.ts";
import type { RawSection } from "./section-tree.ts";
import { itemText } from "./sections/list-items.ts";

/** The units of a plan, and the unit each of its sections belongs to. */
export interface PlanUnits {
  readonly units: readonly Unit[];
  /** By section; undefined outside every unit. */
  readonly unitOf: readonly (number | undefined)[];
}

/** Tells the lengths of time a plan is made of by its headings, each with its aim and outcome. */
export function planUnits(sections: readonly RawSection[]): PlanUnits {
  const begun: { readonly opener: RawSection; readonly section: number }[] = [];
  const unitOf: (number | undefined)[] = [];
  for (const [index, section] of sections.entries()) {
    const above = section.parent === undefined ? undefined : unitOf[section.parent];
    unitOf.push(
      opensUnit(section, above === undefined ? undefined : begun[above]?.opener) ? begun.length : above,
    );
    if (unitOf[index] === begun.length) begun.push({ opener: section, section: index });
  }
  const units = begun.map(({ opener, section }, unit): Unit => {
    const within = sections.filter((_, index) => unitOf[index] === unit);
    return { ...(opener.opens as NonNullable<RawSection["opens"]>), section, ...aims(within) };
  });
  return { units, unitOf };
}

/** A day inside a week stays part of that week; its tasks are dated by the day. */
function opensUnit({ opens }: RawSection, above: RawSection | undefined): boolean {
  if (opens === undefined) return false;
  const outer = above?.opens;
  if (outer === undefined) return true;
  return opens.kind !== "day" && (opens.kind !== outer.kind || opens.number !== outer.number);
}

/** The aim and the outcome of a unit: a section of their own, or a labelled line anywhere in it. */
function aims(sections: readonly RawSection[]): Pick<Unit, "objective" | "outcome"> {
  let objective: string | undefined;
  let outcome: string | undefined;
  for (const section of sections) {
    if (section.role === "objective") objective ??= firstParagraph(section.blocks);
    if (section.role === "outcome") outcome ??= firstParagraph(section.blocks);
    for (const block of section.blocks) {
      if (block.type !== "paragraph") continue;
      for (const { label, text } of labelledLines(block.children)) {
        if (text === "") continue;
        if (/^(?:weekly )?(?:objective|goal|aim)s?$|^(?:本周)?目标$/i.test(label)) objective ??= text;
        else if (/^(?:expected )?(?:outcome|deliverable)s?$|^(?:本周)?(?:产出|成果)$/i.test(label))
          outcome ??= text;
      }
    }
  }
  return {
    ...(objective === undefined ? {} : { objective }),
    ...(outcome === undefined ? {} : { outcome }),
  };
}

function firstParagraph(blocks: readonly Block[]): string | undefined {
  const paragraph = blocks.find((block) => block.type === "paragraph");
  if (paragraph !== undefined) return blockText(paragraph);
  const list = blocks.find((block) => block.type === "list");
  return list?.type === "list" && list.items[0] !== undefined ? itemText(list.items[0]) : undefined;
}
