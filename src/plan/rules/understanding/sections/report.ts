import { blockText } from "../../../../markdown/plain-text.ts";
import type { Labelled } from "../../outline.ts";
import { announcement } from "../label.ts";
import { itemText } from "./list-items.ts";
import { type Contribution, parentOf, type SectionPlace } from "./section-reader.ts";

/** The parts of the report a plan asks for, with their hints. */
export function readReport(place: SectionPlace): Contribution {
  const { section } = place;
  const report: Labelled[] = [];
  section.blocks.forEach((block, at) => {
    if (block.type !== "paragraph") return;
    const label = announcement(block.children);
    if (label === undefined) return;
    const next = section.blocks[at + 1];
    report.push({ label, text: next?.type === "list" ? next.items.map(itemText).join("\n") : "" });
  });
  if (parentOf(place)?.role === "report")
    report.push({ label: section.title, text: section.blocks.map(blockText).join("\n") });
  return { report };
}
