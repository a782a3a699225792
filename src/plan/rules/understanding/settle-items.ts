import type { Outline, SectionPart, Task } from "../outline.ts";

/**
 * The outline with its box-less items settled: taken for tasks, or left as document. Afterwards its sections
 * hold only document and tasks, and tasks stand in the file's order.
 */
export function settleItems(outline: Outline, taken: boolean): Outline {
  if (outline.items.length === 0) return outline;
  if (!taken)
    return {
      ...outline,
      sections: outline.sections.map((section) => ({ ...section, parts: mergedDocuments(section.parts) })),
    };
  const tasks = [...outline.tasks, ...outline.items].sort((one, other) => one.box - other.box);
  const place = new Map<Task, number>(tasks.map((task, index) => [task, index]));
  const indexOf = (task: Task | undefined): readonly number[] => {
    const index = task === undefined ? undefined : place.get(task);
    return index === undefined ? [] : [index];
  };
  const settled = (part: SectionPart): SectionPart => {
    if (part.kind === "items")
      return { kind: "tasks", tasks: part.items.flatMap((index) => indexOf(outline.items[index])) };
    if (part.kind === "tasks")
      return { ...part, tasks: part.tasks.flatMap((index) => indexOf(outline.tasks[index])) };
    return part;
  };
  return {
    ...outline,
    tasks,
    items: outline.items,
    sections: outline.sections.map((section) => ({ ...section, parts: section.parts.map(settled) })),
    outcomes: outline.outcomes.map((group) => ({
      ...group,
      tasks: group.tasks.flatMap((index) => indexOf(outline.tasks[index])),
    })),
  };
}

/** Items as document, joined with the document around them. */
function mergedDocuments(parts: readonly SectionPart[]): readonly SectionPart[] {
  const merged: SectionPart[] = [];
  for (const part of parts) {
    const document =
      part.kind === "items" ? ({ kind: "document", start: part.start, end: part.end } as const) : part;
    const last = merged.at(-1);
    if (document.kind === "document" && last?.kind === "document") {
      merged[merged.length - 1] = { kind: "document", start: last.start, end: document.end };
    } else merged.push(document);
  }
  return merged;
}
