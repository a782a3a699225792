import { blockText } from "../../../markdown/plain-text.ts";
import type { Block } from "../../../markdown/syntax-tree.ts";
import type { Labelled, Unit } from "../outline.ts";
import { labelledLines } from "./label.ts";
import type { RawSection } from "./section-tree.ts";
import { itemText } from "./sections/list-items.ts";
import type { UnitLabel } from "./unit-label.ts";

/** The units of a plan, and the unit each of its sections belongs to. */
export interface PlanUnits {
  readonly units: readonly Unit[];
  /** By section; undefined outside every unit. */
  readonly unitOf: readonly (number | undefined)[];
  /** By section: what its tasks are known by. */
  readonly keyOf: readonly (UnitLabel | undefined)[];
}

/** Tells the lengths of time a plan is made of by its headings, each with its aim and outcome. */
export function planUnits(sections: readonly RawSection[]): PlanUnits {
  const begun: {
    readonly opener: RawSection;
    readonly section: number;
    readonly within: number | undefined;
  }[] = [];
  const unitOf: (number | undefined)[] = [];
  for (const [index, section] of sections.entries()) {
    const above = section.parent === undefined ? undefined : unitOf[section.parent];
    unitOf.push(
      opensUnit(section.opens, above === undefined ? undefined : begun[above]?.opener.opens)
        ? begun.length
        : above,
    );
    if (unitOf[index] === begun.length) begun.push({ opener: section, section: index, within: above });
  }
  const units = begun.map(({ opener, section, within: outer }, unit): Unit => {
    const within = sections.filter((_, index) => unitOf[index] === unit);
    return {
      ...(opener.opens as UnitLabel),
      section,
      ...(outer === undefined ? {} : { within: outer }),
      ...aims(within),
    };
  });
  return { units, unitOf, keyOf: keyLabels(sections) };
}

/** A day inside a week stays part of that week; its tasks are dated by the day. */
function opensUnit(opens: UnitLabel | undefined, outer: UnitLabel | undefined): boolean {
  if (opens === undefined) return false;
  if (outer === undefined) return true;
  if (opens.kind === "day") return outer.kind !== "week" && outer.kind !== "phase" && outer.kind !== "day";
  return opens.kind !== outer.kind || opens.number !== outer.number;
}

/** What the tasks of each section are known by: the units of the first version, and a day was none inside another. */
function keyLabels(sections: readonly RawSection[]): readonly (UnitLabel | undefined)[] {
  const labels: (UnitLabel | undefined)[] = [];
  for (const { keyed, parent } of sections) {
    const above = parent === undefined ? undefined : labels[parent];
    const opens =
      keyed !== undefined &&
      (above === undefined ||
        (keyed.kind !== "day" && (keyed.kind !== above.kind || keyed.number !== above.number)));
    labels.push(opens ? keyed : above);
  }
  return labels;
}

/** The aim and the outcome of a unit: a section of their own, or a labelled line anywhere in it. */
function aims(sections: readonly RawSection[]): Pick<Unit, "objective" | "outcome"> {
  let objective: string | undefined;
  let outcome: string | undefined;
  for (const section of sections) {
    if (section.role === "objective") objective ??= firstParagraph(section.blocks);
    if (section.role === "outcome") outcome ??= firstParagraph(section.blocks);
    for (const block of section.blocks) {
      for (const { label, text } of labelsIn(block)) {
        if (text === "") continue;
        if (/^(?:weekly |learning )?(?:objective|goal|aim)s?$|^(?:本周|学习)?目标$/i.test(label))
          objective ??= text;
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

/** Labelled lines of a paragraph, or of the items of a list that have no box. */
function labelsIn(block: Block): readonly Labelled[] {
  if (block.type === "paragraph") return labelledLines(block.children);
  if (block.type !== "list") return [];
  return block.items.flatMap(({ box, blocks: [first] }) =>
    box === undefined && first?.type === "paragraph" ? labelledLines(first.children) : [],
  );
}

function firstParagraph(blocks: readonly Block[]): string | undefined {
  const paragraph = blocks.find((block) => block.type === "paragraph");
  if (paragraph !== undefined) return blockText(paragraph);
  const list = blocks.find((block) => block.type === "list");
  return list?.type === "list" && list.items[0] !== undefined ? itemText(list.items[0]) : undefined;
}
