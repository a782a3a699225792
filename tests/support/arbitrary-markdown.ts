import fc from "fast-check";

const words = fc.constantFrom(
  "read",
  "写",
  "**bold**",
  "`code`",
  "[link](x.md)",
  "a | b",
  "🚆",
  "&amp;",
  "*",
  "_x_",
  "<b>",
  "\\[ ]",
  "  ",
  "Monday: go",
  "周一：看",
);
const text = fc.array(words, { minLength: 0, maxLength: 4 }).map((parts) => parts.join(" "));
const ending = fc.constantFrom("\n", "\n", "\n", "\r\n", "\n\n");
const line = fc.oneof(
  text,
  fc
    .tuple(
      fc.constantFrom("", " ", "  ", "    ", "\t", "> ", "> > "),
      fc.constantFrom("-", "*", "+", "1.", "2)", "- -"),
      fc.constantFrom(" ", "  ", "\t"),
      fc.constantFrom("[ ] ", "[x] ", "[X] ", "[ ]", "[] ", "[-] ", "", "[ ]\t", "[x]  "),
      text,
    )
    .map((parts) => parts.join("")),
  fc
    .tuple(
      fc.constantFrom("# ", "## ", "### ", "#"),
      fc.constantFrom("Week 1: A", "第 2 周", "Notes", "Tasks", "Gaps", "📅 Overview", ""),
    )
    .map((parts) => parts.join("")),
  fc.constantFrom(
    "---",
    "***",
    "```",
    "~~~",
    "    code",
    "<!--",
    "-->",
    "<div>",
    "| a | b |",
    "|---|---|",
    "| [ ] | x |",
    "| [x] do | y |",
    "| \\[ ] |",
    "| \\[x] z | [ ] |",
    "[a]: b",
    "Title\n===",
    "Daily (10 minutes):",
    "**Weekly:**",
  ),
);

/** Markdown with all that goes wrong in real files: mixed endings, tabs, quotes, boxes that are none. */
export const arbitraryMarkdown: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom("", "\ufeff", "---\ntitle: x\n---\n"),
    fc.array(fc.tuple(line, ending), { maxLength: 14 }),
  )
  .map(([head, lines]) => head + lines.map((pair) => pair.join("")).join(""));
