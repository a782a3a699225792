/** The words between what happened, in the language of the report. */
export const words = {
  en: {
    reached: (project: string, tag: string) => `${project} reached ${tag}`,
    released: (project: string, tag: string) => `${project} ${tag}`,
    also: (tags: readonly string[]) => `, also ${tags.join(", ")}`,
    breaks: (sentences: readonly string[]) => `. Breaks: ${sentences.join(" ")}`,
    leftOut: (task: string, reason: string) =>
      reason === "" ? `Left out: ${task}` : `Left out: ${task} — ${reason}`,
  },
  zh: {
    reached: (project: string, tag: string) => `${project} 已发布 ${tag}`,
    released: (project: string, tag: string) => `${project} ${tag}`,
    also: (tags: readonly string[]) => `，另有 ${tags.join("、")}`,
    breaks: (sentences: readonly string[]) => `。不兼容变更：${sentences.join(" ")}`,
    leftOut: (task: string, reason: string) => (reason === "" ? `跳过：${task}` : `跳过：${task}——${reason}`),
  },
} as const;
export type Language = keyof typeof words;
