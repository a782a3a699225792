/** A line of the log as it leaves. */
export interface LogLine {
  readonly date: string;
  readonly minutes: number;
  readonly how: string;
  readonly topic: string;
  readonly plan: string;
}

/** A month of the log as a Markdown table (GitHub Flavored Markdown), the earliest day first, with its sum. */
export function writeLog(month: string, lines: readonly LogLine[]): string {
  const cell = (text: string): string => text.replace(/\|/g, "\\|").replace(/\s+/g, " ");
  const rows = [...lines]
    .sort((one, other) => (one.date < other.date ? -1 : one.date > other.date ? 1 : 0))
    .map(
      ({ date, minutes, how, topic, plan }) =>
        `| ${date} | ${minutes} | ${cell(how)} | ${cell(topic)} | ${cell(plan)} |`,
    );
  const sum = lines.reduce((total, { minutes }) => total + minutes, 0);
  return [
    `# Log ${month}`,
    "",
    `${sum} minutes`,
    "",
    "| Date | Minutes | How | Topic | Plan |",
    "| --- | ---: | --- | --- | --- |",
    ...rows,
    "",
  ].join("\n");
}
