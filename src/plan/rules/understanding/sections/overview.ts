import { inlineText } from "../../../../markdown/plain-text.ts";
import { labelledLines } from "../label.ts";
import { itemText } from "./list-items.ts";
import type { Contribution, SectionPlace } from "./section-reader.ts";

/** How long a plan takes, and what it is about. */
export function readOverview({ section }: SectionPlace): Contribution {
  const focusAreas: string[] = [];
  let duration: string | undefined;
  let awaitsAreas = false;
  for (const block of section.blocks) {
    if (block.type === "paragraph") {
      for (const { label, text } of labelledLines(block.children)) {
        if (/^(?:duration|length|period|时长|周期|时间)$/i.test(label)) duration ??= text;
      }
      awaitsAreas = announcesAreas(inlineText(block.children));
    } else if (block.type === "list" && (awaitsAreas || focusAreas.length === 0)) {
      for (const item of block.items) focusAreas.push(itemText(item));
      awaitsAreas = false;
    }
  }
  return duration === undefined ? { focusAreas } : { focusAreas, duration };
}

/** Whether what stands behind the last colon of a text, but for one at its end, speaks of areas to come. */
function announcesAreas(text: string): boolean {
  const words = text.replace(/[:：]$/, "");
  const colon = Math.max(words.lastIndexOf(":"), words.lastIndexOf("："));
  return /focus|areas|topics|重点|方向|领域/i.test(words.slice(colon + 1));
}
