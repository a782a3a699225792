/**
 * What the character in a box says where it is neither a space nor an x: the statuses of the Obsidian Tasks plugin and
 * of the themes that draw them. `open` is still to be done, `closed` never will be here, `remark` is no task at all.
 */
export interface TaskStatus {
  readonly meaning:
    | "begun"
    | "dropped"
    | "forwarded"
    | "scheduled"
    | "question"
    | "important"
    | "starred"
    | "other";
  readonly kind: "open" | "closed" | "remark";
}

const known: Readonly<Record<string, TaskStatus>> = {
  "/": { meaning: "begun", kind: "open" },
  "!": { meaning: "important", kind: "open" },
  "*": { meaning: "starred", kind: "open" },
  "<": { meaning: "scheduled", kind: "open" },
  "-": { meaning: "dropped", kind: "closed" },
  ">": { meaning: "forwarded", kind: "closed" },
  "?": { meaning: "question", kind: "remark" },
};

/** What a status character says; one that only a theme knows is a remark. */
export function taskStatus(character: string): TaskStatus {
  return known[character] ?? { meaning: "other", kind: "remark" };
}
