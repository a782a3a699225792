/** A part of a report as it is to stand in the text. */
export interface WrittenPart {
  readonly label: string;
  readonly lines: readonly string[];
}

/** What stands in a part for which nothing was kept. */
export const emptyPart: Readonly<Record<"en" | "zh", string>> = {
  en: "Nothing this time.",
  zh: "本期没有。",
};

/** A report as Markdown: its title, a line of numbers, and the kept lines under the parts' names. */
export function writeReport(
  title: string,
  numbers: string,
  parts: readonly WrittenPart[],
  language: "en" | "zh",
): string {
  const blocks = parts.map(({ label, lines }) =>
    [
      `## ${label}`,
      "",
      ...(lines.length === 0 ? [emptyPart[language]] : lines.map((line) => `- ${line}`)),
      "",
    ].join("\n"),
  );
  return `# ${title}\n\n${numbers}\n\n${blocks.join("\n")}`
    .replace(/\n{3,}/g, "\n\n")
    .replace(/(?<!\n)\n*$/, "\n");
}

/**
 * A report that was edited already, with the kept lines it does not have yet at the end of their parts; nothing that
 * stands in it is touched.
 */
export function addToReport(text: string, parts: readonly WrittenPart[]): string {
  let whole = text;
  for (const { label, lines } of parts) {
    const missing = lines.filter((line) => !whole.includes(line));
    if (missing.length === 0) continue;
    const added = missing.map((line) => `- ${line}`).join("\n");
    const all = whole.split("\n");
    const heading = all.findIndex(
      (line) => /^#{1,6} /.test(line) && line.replace(/^#+ /, "").trim() === label,
    );
    if (heading < 0) {
      whole = `${whole.replace(/(?<!\n)\n*$/, "")}\n\n## ${label}\n\n${added}\n`;
      continue;
    }
    const next = all.findIndex((line, index) => index > heading && /^#{1,6} /.test(line));
    let end = next < 0 ? all.length : next;
    while (end > heading + 1 && all[end - 1]?.trim() === "") end--;
    // What stood there for nothing gives way.
    if (end === heading + 3 && Object.values(emptyPart).includes(all[heading + 2] ?? "")) {
      all.splice(heading + 2, 1, added);
      whole = all.join("\n");
      continue;
    }
    // Directly below a heading comes an empty line first.
    all.splice(end, 0, ...(end === heading + 1 ? ["", added] : [added]), ...(next === end ? [""] : []));
    whole = all.join("\n");
  }
  return whole;
}
