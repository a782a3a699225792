import { inlineText, withoutPictographs } from "../../../markdown/plain-text.ts";
import type { Block, Heading, MarkdownDocument } from "../../../markdown/syntax-tree.ts";
import type { Role } from "../outline.ts";
import { headingRole } from "./heading-role.ts";
import { holdsBox } from "./sections/list-items.ts";
import { keyLabel, type UnitLabel, unitLabel } from "./unit-label.ts";

/** A heading with the blocks up to the next one, before its content is understood. */
export interface RawSection {
  readonly heading?: Heading;
  readonly title: string;
  readonly depth: number;
  readonly role: Role;
  readonly parent?: number;
  /** The unit it opens. */
  readonly opens?: UnitLabel;
  /** What the tasks below it are known by, where it opens a unit for their keys. */
  readonly keyed?: UnitLabel;
  readonly blocks: readonly Block[];
}

/** Roles the person gave to sections, by heading. */
export type RoleCorrections = ReadonlyMap<string, Role>;

/**
 * Cuts a document at its headings and tells what each part is for. The first section is what stands before any
 * heading; a document's own title is a section of depth 1.
 */
export function sectionTree(document: MarkdownDocument, corrections: RoleCorrections): readonly RawSection[] {
  const sections: (RawSection & { blocks: Block[] })[] = [
    { title: "", depth: 0, role: "document", blocks: [] },
  ];
  const open: number[] = [];
  for (const block of document.blocks) {
    if (block.type !== "heading") {
      sections.at(-1)?.blocks.push(block);
      continue;
    }
    while (open.length > 0 && (sections[open.at(-1) ?? 0]?.depth ?? 0) >= block.depth) open.pop();
    const parent = open.at(-1);
    const title = withoutPictographs(inlineText(block.children));
    const opens = unitLabel(title);
    const keyed = keyLabel(title);
    const role =
      corrections.get(title) ??
      (opens === undefined ? roleUnder(title, sections, parent, block.depth) : "unit");
    open.push(sections.length);
    sections.push({
      heading: block,
      title,
      depth: block.depth,
      role,
      blocks: [],
      ...(parent === undefined ? {} : { parent }),
      ...(opens === undefined || role !== "unit" ? {} : { opens }),
      ...(keyed === undefined || role !== "unit" ? {} : { keyed }),
    });
  }
  return sections.map((section) => {
    // A word that is only part of a title makes no overview of what is to be done.
    const role = wordRoles.has(section.role) && !corrections.has(section.title) && holdsBox(section.blocks);
    return role ? { ...section, role: "document" as const } : section;
  });
}

/** Roles that are taken from a word, and that hold no tasks. */
const wordRoles: ReadonlySet<Role> = new Set(["overview", "concepts"]);

function roleUnder(
  title: string,
  sections: readonly RawSection[],
  parent: number | undefined,
  depth: number,
): Role {
  // The title of the document names the whole, not a part of it.
  if (depth === 1 && parent === undefined && !sections.some((section) => section.depth === 1))
    return "document";
  const above = parent === undefined ? undefined : sections[parent]?.role;
  return headingRole(title, above === "unit" || above === "document" ? undefined : above);
}
