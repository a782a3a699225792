import { inlineText } from "../../markdown/plain-text.ts";
import type { Block, List, ListItem, Table } from "../../markdown/syntax-tree.ts";
import { derivedId } from "../../records/identity.ts";
import { announcement } from "./label.ts";
import type { Cadence, SectionPart, Task, Unit } from "./outline.ts";
import { cadenceOf, minutesIn, taskLabel } from "./task-label.ts";

/** The place a task is found in. */
export interface Surroundings {
  readonly section: number;
  readonly unit?: number;
  readonly unitLabel?: Pick<Unit, "kind" | "number">;
}

/** Collects tasks in document order and gives each the key it is known by. */
export class TaskFinder {
  readonly tasks: Task[] = [];
  private readonly seen = new Map<string, number>();

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
      if (found === 0 || !holdsOnlyTasks(block)) addDocument(parts, block);
    });
    return parts;
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
      this.add(inlineText(first.children), item.box.checked, item.box.at, "list", place, label);
    } else if (first?.type === "paragraph") {
      inner = announcement(first.children) ?? label;
      // An item that only names a day or a cadence labels the tasks below it.
      if (others.length > 0 && inner === label) inner = label;
    } else if (first !== undefined) {
      this.readBlock(first, place, label);
    }
    for (const block of others) this.readBlock(block, place, inner);
  }

  private readTable(table: Table, place: Surroundings): void {
    for (const row of table.rows) {
      row.forEach((cell, index) => {
        const text = inlineText(cell.children);
        const box = /^\[([ xX])\]\s*(.*)$/s.exec(text);
        if (box === null) return;
        const words =
          box[2] === "" ? inlineText((row[index + 1] ?? row[index - 1])?.children ?? []) : (box[2] ?? "");
        this.add(words, box[1] !== " ", cell.start + 1, "table", place, undefined);
      });
    }
  }

  private add(
    words: string,
    checked: boolean,
    box: number,
    form: Task["form"],
    place: Surroundings,
    group: string | undefined,
  ): void {
    const label = taskLabel(words);
    const said = group === undefined ? undefined : taskLabel(`${group}: -`);
    const cadence: Cadence | undefined =
      label.cadence ?? (group === undefined ? undefined : cadenceOf(group));
    const weekdays = label.weekdays ?? said?.weekdays;
    const minutes = label.minutes ?? (group === undefined ? undefined : minutesIn(group));
    this.tasks.push({
      key: this.keyFor(label.text, place),
      text: label.text,
      checked,
      form,
      box,
      section: place.section,
      ...(place.unit === undefined ? {} : { unit: place.unit }),
      ...(weekdays === undefined ? {} : { weekdays }),
      ...(cadence === undefined ? {} : { cadence }),
      ...(minutes === undefined ? {} : { minutes }),
      ...(group === undefined ? {} : { group }),
    });
  }

  /** Two tasks of one unit with the same words are told apart by their order. */
  private keyFor(text: string, { unitLabel }: Surroundings): string {
    const unit = unitLabel === undefined ? "" : `${unitLabel.kind} ${unitLabel.number}`;
    const name = `${unit}\n${text.toLowerCase().replace(/\s+/g, " ")}`;
    const count = this.seen.get(name) ?? 0;
    this.seen.set(name, count + 1);
    return derivedId("task", name, String(count));
  }
}

function holdsOnlyTasks(block: Block): boolean {
  return block.type === "list" && block.items.every(isOnlyTask);
}

function isOnlyTask(item: ListItem): boolean {
  const [, ...others] = item.blocks;
  return (
    item.box !== undefined &&
    others.every((block) => block.type === "list" && (block as List).items.every(isOnlyTask))
  );
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
