/** The words of the field for a new task. */
export const messages = {
  words: "New task",
  add: "Add",
  added: "Task added",
} as const;
