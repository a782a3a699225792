import type { Block, ListItem } from "../../../markdown/syntax-tree.ts";

/** Whether a block is a list of tasks, and of nothing beside them. */
export function holdsOnlyTasks(block: Block): boolean {
  return block.type === "list" && block.items.every(isOnlyTask);
}

function isOnlyTask({ box, blocks: [, ...others] }: ListItem): boolean {
  return box !== undefined && others.every(holdsOnlyTasks);
}

/** Blocks without the items that are tasks, which are shown as such: nothing of a list is a task and text as well. */
export function besideTasks(blocks: readonly Block[]): readonly Block[] {
  return blocks.flatMap((block): readonly Block[] => {
    if (block.type === "quote") {
      const within = besideTasks(block.blocks);
      return within.length === 0 && block.blocks.length > 0 ? [] : [{ ...block, blocks: within }];
    }
    if (block.type !== "list") return [block];
    const items = block.items
      .filter((item) => !isOnlyTask(item))
      .map((item) => (item.box === undefined ? { ...item, blocks: besideTasks(item.blocks) } : item));
    return items.length === 0 ? [] : [{ ...block, items }];
  });
}
