import type { Entry } from "../../outline.ts";
import { nameAndDetail } from "../label.ts";
import { firstAddress } from "./addresses.ts";
import { itemsOf } from "./list-items.ts";
import type { Contribution, SectionPlace, SectionReader } from "./section-reader.ts";

/** The items of a section's lists as named entries; a label above a list, or the heading, names the group. */
export function entriesOf({ section, index }: SectionPlace): readonly Entry[] {
  return itemsOf(section.blocks).map(({ inlines, label }) => {
    const address = firstAddress(inlines);
    return {
      group: label ?? section.title,
      ...nameAndDetail(inlines),
      section: index,
      ...(address === undefined ? {} : { address }),
    };
  });
}

/** A reader of sections that hold nothing but entries. */
export function entriesAs(name: "events" | "sources" | "categories" | "tools" | "advice"): SectionReader {
  return (place): Contribution => ({ [name]: entriesOf(place) });
}
