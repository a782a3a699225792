import type { Task } from "../outline.ts";

/** The source with the box of one task set; the source itself where it stands so already. */
export function withBox(source: string, task: Pick<Task, "box" | "checked">, done: boolean): string {
  if (task.checked === done) return source;
  return source.slice(0, task.box) + (done ? "x" : " ") + source.slice(task.box + 1);
}

/**
 * The plan's file with the ticks laid over it: the box character of each task whose state differs from the
 * file's is changed, no other byte. `done` gives the state of a task by its key, undefined for the file's own.
 */
export function projectTicks(
  source: string,
  tasks: readonly Pick<Task, "box" | "checked" | "key" | "form">[],
  done: (key: string) => boolean | undefined,
): string {
  return tasks.reduce(
    (text, task) => (task.form === "item" ? text : withBox(text, task, done(task.key) ?? task.checked)),
    source,
  );
}
