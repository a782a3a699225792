/** The words of the month's report and the week's reflection. */
export const messages = {
  report: "Month report",
  reflection: "Friday reflection",
  reflectionOf: "Reflection",
  reflectionText: "What is clearer, what is not, what next week begins with.",
  lastWeek: "Last week",
  anotherDay: "Day",
  reflectionDay: "The day to look back on",
  due: (day: string) => `Due ${day}`,
  dueToday: "Due today",
  back: "Back to notes",
  reportTitle: (month: string, language: "en" | "zh") =>
    language === "zh" ? `${month}报告` : `Report: ${month}`,
  reflectionTitle: (day: string, language: "en" | "zh") =>
    language === "zh" ? `${day}这一周的回顾` : `Reflection: the week of ${day}`,
  tasks: (n: number, language: "en" | "zh") =>
    language === "zh" ? `完成 ${n} 项任务` : n === 1 ? "1 task done" : `${n} tasks done`,
  articles: (n: number, language: "en" | "zh") =>
    language === "zh" ? `读完 ${n} 篇文章` : n === 1 ? "1 article read" : `${n} articles read`,
  notes: (n: number, language: "en" | "zh") =>
    language === "zh" ? `${n} 篇笔记` : n === 1 ? "1 note" : `${n} notes`,
  tasksLabel: (n: number) => (n === 1 ? "task done" : "tasks done"),
  articlesLabel: (n: number) => (n === 1 ? "article read" : "articles read"),
  notesLabel: (n: number) => (n === 1 ? "note" : "notes"),
  givenLabel: "given",
  text: "Keep what belongs into the report with a tap; then write it freely. Nothing stands there that you did not do, read or note.",
  count: (kept: number, wanted: { readonly from: number; readonly to: number } | undefined) =>
    wanted === undefined
      ? `${kept} kept`
      : wanted.from === wanted.to
        ? `${kept} of ${wanted.from}`
        : `${kept} of ${wanted.from}–${wanted.to}`,
  byWeek: (language: "en" | "zh") => (language === "zh" ? "每周：" : "By week: "),
  weekMinutes: (days: string, given: string) => `${days} ${given}`,
  nothing: "Nothing from this month fits here. Write it yourself.",
  sources: {
    note: "Note",
    highlight: "Highlight",
    article: "Article",
    task: "Task",
    topic: "Topic",
    outcome: "Outcome",
    release: "Release",
  },
  more: (n: number) => `Show ${n} more`,
  write: "Write the report",
  add: "Add what is kept",
  open: "Open the report",
} as const;
