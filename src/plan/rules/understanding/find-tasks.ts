import { blockText, inlineText } from "../../../markdown/plain-text.ts";
import type { Block, Box, List, ListItem, Span, Table } from "../../../markdown/syntax-tree.ts";
import { derivedId } from "../../../records/identity.ts";
import type { Cadence, SectionPart, Task, Unit, WeekdayRange } from "../outline.ts";
import { holdsOnlyTasks } from "./beside-tasks.ts";
import { announcement } from "./label.ts";
import { taskDates } from "./task-dates.ts";
import { cadenceOf, minutesIn, taskLabel } from "./task-label.ts";

/** The place a task is found in. */
export interface Surroundings {
  readonly section: number;
  readonly unit?: number;
  /** What its tasks are known by. */
  readonly unitLabel?: Pick<Unit, "kind" | "number" | "date">;
  /** How often a list is gone through anew. */
  readonly cadence?: Cadence;
  /** The weekday the heading above names. */
  readonly weekdays?: WeekdayRange;
  /** Whether list items without boxes may be taken for tasks here. */
  readonly takesItems: boolean;
}

/** Collects tasks in document order and gives each the key it is known by. */
export class TaskFinder {
  readonly tasks: Task[] = [];
  readonly items: Task[] = [];
  private readonly seen = new Map<string, number>();
  private readonly seenItems = new Map<string, number>();

  /** Reads the blocks of a section: its tasks are collected, and its content is told apart into parts. */
  readSection(blocks: readonly Block[], place: Surroundings): readonly SectionPart[] {
    const parts: SectionPart[] = [];
    blocks.forEach((block, index) => {
      const before = blocks[index - 1];
      const label = before?.type === "paragraph" ? announcement(before.children) : undefined;
      const first = this.tasks.length;
      this.readBlock(block, place, label);
      const found = this.tasks.length - first;
      if (found > 0) {
        const tasks = Array.from({ length: found }, (_, offset) => first + offset);
        if (label !== undefined && parts.at(-1)?.kind === "document")
          dropLastBlock(parts, before?.start ?? 0);
        parts.push(label === undefined ? { kind: "tasks", tasks } : { kind: "tasks", tasks, label });
      }
      if (found === 0 && block.type === "list" && place.takesItems) this.addItems(parts, block, place);
      else if (found === 0 || !holdsOnlyTasks(block)) addDocument(parts, block);
    });
    return parts;
  }

  private addItems(parts: SectionPart[], list: List, place: Surroundings): void {
    const first = this.items.length;
    for (const item of list.items) this.addItem(item, place);
    const items = Array.from({ length: this.items.length - first }, (_, offset) => first + offset);
    if (items.length === 0) addDocument(parts, list);
    else parts.push({ kind: "items", items, start: list.start, end: list.end });
  }

  private addItem(item: ListItem, place: Surroundings): void {
    const [first, ...others] = item.blocks;
    if (first?.type !== "paragraph" || inlineText(first.children) === "") return;
    const { text, ...label } = taskLabel(inlineText(first.children));
    const detail = others.map(blockText).join(" ").trim();
    this.items.push({
      key: keyFor(this.seenItems, text, place),
      text,
      checked: false,
      form: "item",
      box: first.start,
      span: { start: item.start, end: item.end },
      words: { start: first.start, end: first.end },
      section: place.section,
      ...label,
      ...(place.unit === undefined ? {} : { unit: place.unit }),
      ...(detail === "" ? {} : { detail }),
    });
  }

  private readBlock(block: Block, place: Surroundings, label: string | undefined): void {
    if (block.type === "list") {
      for (const item of block.items) this.readItem(item, place, label);
    } else if (block.type === "quote") {
      for (const inner of block.blocks) this.readBlock(inner, place, undefined);
    } else if (block.type === "table") {
      this.readTable(block, place);
    }
  }

  private readItem(item: ListItem, place: Surroundings, label: string | undefined): void {
    const [first, ...others] = item.blocks;
    let inner = label;
    if (item.box !== undefined && first?.type === "paragraph") {
      const words = { start: Math.min(item.box.at + 2, first.end), end: first.end };
      const box = { ...item.box, form: "list" as const };
      this.add(inlineText(first.children), box, item, words, place, label);
    } else if (first?.type === "paragraph") {
      // An item that only names a day or a cadence labels the tasks below it.
      inner = announcement(first.children) ?? label;
    } else if (first !== undefined) {
      this.readBlock(first, place, label);
    }
    for (const block of others) this.readBlock(block, place, inner);
  }

  private readTable(table: Table, place: Surroundings): void {
    for (const row of table.rows) {
      row.forEach((cell, index) => {
        const { box } = cell;
        if (box === undefined) return;
        const said = inlineText(cell.children).slice("[ ]".length).trimStart();
        const beside = row[index + 1] ?? row[index - 1];
        const alone = said === "";
        const words = alone ? inlineText(beside?.children ?? []) : said;
        const at = { ...box, form: "table" as const };
        const content =
          alone && beside !== undefined
            ? beside
            : { start: Math.min(cell.start + 3, cell.end), end: cell.end };
        this.add(words, at, cell, content, place, undefined);
      });
    }
  }

  private add(
    said: string,
    box: Box & { readonly form: "list" | "table" },
    span: Span,
    words: Span,
    place: Surroundings,
    group: string | undefined,
  ): void {
    const { text: undated, dates } = taskDates(said);
    const label = taskLabel(undated);
    const groupLabel = group === undefined ? undefined : taskLabel(`${group}: -`);
    const cadence: Cadence | undefined =
      label.cadence ??
      (dates?.recurs === undefined ? undefined : cadenceOf(dates.recurs)) ??
      (group === undefined ? undefined : cadenceOf(group)) ??
      place.cadence;
    const weekdays = label.weekdays ?? groupLabel?.weekdays ?? place.weekdays;
    const aside = /[(（]([^()（）]*)[)）]$/.exec(label.text)?.[1] ?? "";
    const minutes = label.minutes ?? minutesIn(aside) ?? (group === undefined ? undefined : minutesIn(group));
    this.tasks.push({
      key: keyFor(this.seen, label.text, place),
      text: label.text,
      checked: box.checked,
      form: box.form,
      box: box.at,
      span: { start: span.start, end: span.end },
      words: { start: words.start, end: words.end },
      section: place.section,
      ...(place.unit === undefined ? {} : { unit: place.unit }),
      ...(weekdays === undefined ? {} : { weekdays }),
      ...(cadence === undefined ? {} : { cadence }),
      ...(minutes === undefined ? {} : { minutes }),
      ...(group === undefined ? {} : { group }),
      ...(dates === undefined ? {} : { dates }),
      ...(box.status === undefined ? {} : { status: box.status }),
    });
  }
}

/** What a task is known by: its unit and its words. Two of one unit with the same words are told apart by their order. */
function keyFor(seen: Map<string, number>, text: string, { unitLabel }: Surroundings): string {
  const unit = unitLabel === undefined ? "" : `${unitLabel.kind} ${unitLabel.date ?? unitLabel.number}`;
  const name = `${unit}\n${text.toLowerCase().replace(/\s+/g, " ")}`;
  const count = seen.get(name) ?? 0;
  seen.set(name, count + 1);
  return derivedId("task", name, String(count));
}

function addDocument(parts: SectionPart[], block: Block): void {
  const last = parts.at(-1);
  if (last?.kind === "document") parts[parts.length - 1] = { ...last, end: block.end };
  else parts.push({ kind: "document", start: block.start, end: block.end });
}

/** Takes the paragraph that became a label out of the document run it ended. */
function dropLastBlock(parts: SectionPart[], start: number): void {
  const last = parts.at(-1);
  if (last?.kind !== "document") return;
  if (last.start >= start) parts.pop();
  else parts[parts.length - 1] = { ...last, end: start };
}
