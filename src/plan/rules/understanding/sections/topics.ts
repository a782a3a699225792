import { inlineText, withoutPictographs } from "../../../../markdown/plain-text.ts";
import type { Block, Table } from "../../../../markdown/syntax-tree.ts";
import type { Labelled, Priority } from "../../outline.ts";
import { labelled, labelledLines, nameAndDetail } from "../label.ts";
import { priorityIn } from "../priority.ts";
import { type Contribution, parentOf, type SectionPlace, type UnkeyedTopic } from "./section-reader.ts";

/** The topics of a section for them: rows of its tables, itself below another such section, or items of its lists. */
export function readTopics(place: SectionPlace): Contribution {
  const { section, index, all } = place;
  const parent = parentOf(place);
  const inherited = priorityIn(section.title) ?? priorityIn(parent?.title ?? "");
  const rows = section.blocks.flatMap((block) => (block.type === "table" ? tableTopics(block, index) : []));
  if (parent?.role === "topics" && section.heading !== undefined)
    return { topics: [...rows, sectionTopic(place, inherited)] };
  const hasChildren = all.some((other) => other.parent === index);
  return { topics: hasChildren ? rows : [...rows, ...itemTopics(section.blocks, index, inherited)] };
}

/** The topics of tables that rank some, whatever heading they stand under. */
export function readRankedTables({ section, index }: SectionPlace): Contribution {
  return {
    topics: section.blocks.flatMap((block) =>
      block.type === "table" && ranksTopics(block) ? tableTopics(block, index) : [],
    ),
  };
}

function sectionTopic(place: SectionPlace, inherited: Priority | undefined): UnkeyedTopic {
  const { section, index } = place;
  const labels = topicLabels(section.blocks);
  const said = labels
    .map(({ label, text }) => (/priority|优先级/i.test(label) ? priorityIn(text) : undefined))
    .find(Boolean);
  const priority = said ?? inherited;
  const { id, title } = numbered(section.title);
  const { start, end } = section.heading ?? { start: 0, end: 0 };
  return {
    title,
    labels,
    section: index,
    form: "section",
    span: { start, end: endOfSection(place) },
    words: { start, end },
    ...(id === undefined ? {} : { id }),
    ...(priority === undefined ? {} : { priority }),
  };
}

function itemTopics(
  blocks: readonly Block[],
  index: number,
  inherited: Priority | undefined,
): readonly UnkeyedTopic[] {
  return blocks.flatMap((block) => {
    if (block.type !== "list") return [];
    return block.items.flatMap((item): readonly UnkeyedTopic[] => {
      const first = item.blocks[0];
      if (first?.type !== "paragraph") return [];
      const { name, detail } = nameAndDetail(first.children);
      const priority = priorityIn(detail) ?? priorityIn(name) ?? inherited;
      return [
        {
          title: name,
          labels: detail === "" ? [] : [{ label: "", text: detail }],
          section: index,
          form: "item",
          span: { start: item.start, end: item.end },
          words: { start: first.start, end: first.end },
          ...(priority === undefined ? {} : { priority }),
        },
      ];
    });
  });
}

function tableTopics(table: Table, index: number): readonly UnkeyedTopic[] {
  const names = table.header.map((cell) => inlineText(cell.children));
  const columns = topicColumns(names);
  if (columns.title < 0) return [];
  return table.rows.flatMap((row): readonly UnkeyedTopic[] => {
    const text = (at: number): string => inlineText(row[at]?.children ?? []);
    const titleCell = row[columns.title];
    const [first, last] = [row[0], row.at(-1)];
    if (text(columns.title) === "" || titleCell === undefined || first === undefined || last === undefined)
      return [];
    const rank = priorityIn(text(columns.priority));
    const priorityCell = row[columns.priority];
    const named = new Set([columns.title, columns.id, columns.priority]);
    return [
      {
        title: text(columns.title),
        labels: names.flatMap((label, at) =>
          named.has(at) || text(at) === "" ? [] : [{ label, text: text(at) }],
        ),
        section: index,
        form: "row",
        span: { start: first.start, end: last.end },
        words: { start: titleCell.start, end: titleCell.end },
        ...(priorityCell === undefined
          ? {}
          : { priorityCell: { start: priorityCell.start, end: priorityCell.end } }),
        ...(columns.id < 0 || text(columns.id) === "" ? {} : { id: text(columns.id) }),
        ...(rank === undefined ? {} : { priority: rank }),
      },
    ];
  });
}

/** The columns of a table of topics, -1 for one that is not there. */
function topicColumns(names: readonly string[]): {
  readonly title: number;
  readonly id: number;
  readonly priority: number;
} {
  const column = (words: RegExp): number => names.findIndex((name) => words.test(name));
  return {
    title: column(/^(?:topics?|themes?|subject|title|name|主题|课题|名称|内容)/i),
    id: column(/^(?:id|no\.?|#|编号|序号)$/i),
    priority: column(/priority|优先级/i),
  };
}

function ranksTopics(table: Table): boolean {
  const { title, priority } = topicColumns(table.header.map((cell) => inlineText(cell.children)));
  return title >= 0 && priority >= 0;
}

function topicLabels(blocks: readonly Block[]): readonly Labelled[] {
  return blocks.flatMap((block) => {
    if (block.type === "paragraph") return labelledLines(block.children);
    if (block.type !== "list") return [];
    return block.items.flatMap((item) => {
      const first = item.blocks[0];
      if (first?.type !== "paragraph") return [];
      return [labelled(first.children) ?? { label: "", text: inlineText(first.children) }];
    });
  });
}

/** Where a section ends with all that stands below its heading: before the next heading as high as its own. */
function endOfSection({ section, index, all, length }: SectionPlace): number {
  const next = all.slice(index + 1).find(({ depth }) => depth <= section.depth);
  return next?.heading?.start ?? length;
}

/** "1. Model Quantization" and "[O01] …" without their numbers. */
function numbered(title: string): { readonly id?: string; readonly title: string } {
  const id = /^\[([A-Za-z]+\d+)\]\s*/.exec(title);
  if (id?.[1] !== undefined) return { id: id[1], title: title.slice(id[0].length) };
  return { title: withoutPictographs(title.replace(/^\d+[.)、]\s*/, "")) };
}
