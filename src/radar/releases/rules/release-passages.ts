import { parseMarkdown } from "../../../markdown/parse-markdown.ts";
import { blockText, inlineText } from "../../../markdown/plain-text.ts";
import type { Block } from "../../../markdown/syntax-tree.ts";
import { isMarkedBreaking, saysBreaking, saysNone } from "./breaking-words.ts";

/** What a passage of release notes is, the one to be read first first. */
export const passageKinds = ["breaking", "security", "deprecated", "feature"] as const;
export type PassageKind = (typeof passageKinds)[number];

/** A list item or a paragraph of release notes that is one of these. */
export interface Passage {
  readonly kind: PassageKind;
  /** Its words without marks. */
  readonly text: string;
  /** The headings it stands below, the nearest last. */
  readonly below: readonly string[];
}

/** Finds the passages of release notes by their headings, the marks of conventional commits, and their wording. */
export function releasePassages(markdown: string): readonly Passage[] {
  const found: Passage[] = [];
  let below: readonly { readonly depth: number; readonly text: string }[] = [];
  const visit = (block: Block): void => {
    switch (block.type) {
      case "heading": {
        const { depth } = block;
        const text = blockText(block).trim();
        below = [...below.filter((one) => one.depth < depth), { depth, text }];
        return;
      }
      case "list":
        for (const item of block.items) add(item.blocks.map(blockText).join("\n"), true);
        return;
      case "paragraph": {
        const text = blockText(block);
        // A line in bold alone is a heading in all but name.
        if (isBoldLine(block) && text.length < MOST_HEADING)
          below = [...below.filter(({ depth }) => depth < BOLD), { depth: BOLD, text }];
        else add(text, false);
        return;
      }
      case "quote":
        for (const inner of block.blocks) visit(inner);
        return;
      case "table":
        for (const row of block.rows) add(row.map(({ children }) => inlineText(children)).join(" "), true);
        return;
      default:
        return;
    }
  };
  const add = (text: string, isItem: boolean): void => {
    const words = text.replace(/[ \t]+/g, " ").trim();
    if (words === "") return;
    const kind = kindOf(
      words,
      below.map((one) => one.text),
      isItem,
    );
    if (kind !== undefined) found.push({ kind, text: words, below: below.map((one) => one.text) });
  };
  for (const block of parseMarkdown(markdown).blocks) visit(block);
  return found;
}

const BOLD = 7;
const MOST_HEADING = 90;

function isBoldLine(block: Extract<Block, { type: "paragraph" }>): boolean {
  const rest = block.children.filter((child) => !(child.type === "text" && /^[\s:：]*$/.test(child.value)));
  return rest.length === 1 && rest[0]?.type === "strong";
}

type Section = PassageKind | "fix" | "other";

/** What a section is for, by its heading. */
const sections: readonly (readonly [Section, RegExp])[] = [
  [
    "breaking",
    /breaking|incompatib|urgent upgrade|must read|action required|requires? action|backwards?[- ]incompat|removals?\b|^removed\b|重大变更|不兼容|破坏性|升级须知|💥|⚠/i,
  ],
  ["security", /\bsecurity\b|vulnerabilit|\bcves?\b|安全/i],
  ["deprecated", /deprecat|弃用|废弃/i],
  ["fix", /\bbugs?\b|\bfix(?:es|ed)?\b|regression|修复/i],
  [
    "feature",
    /features?\b|enhancements?|what'?s new|\bnew\b|^added\b|highlights|api changes?|improvements?|新特性|新功能|功能|新增|✨|🚀/i,
  ],
  [
    "other",
    /contributors?|acknowledg|thanks|cleanup|flake|documentation|dependencies|dependency|artifacts|images|checksums|full changelog|what'?s next|patch releases?|community|chores?|tests?\b|贡献者|致谢|依赖/i,
  ],
];

function sectionOf(below: readonly string[]): Section | undefined {
  for (const heading of [...below].reverse()) {
    const found = sections.find(([, pattern]) => pattern.test(heading))?.[0];
    if (found !== undefined) return found;
  }
  return undefined;
}

/** "feat!: …", "fix(api)!: …", "BREAKING CHANGE: …" (Conventional Commits 1.0.0), with the marks lists put before it. */
const commit =
  /^(?=((?:[^\w[]|\[[^\]]*\]|[0-9a-f]{7,40}[ :])*))\1(?<type>feat|fix|perf|refactor|docs|chore|build|ci|test|style|revert|deps)(?:\([^)]*\))?(?<breaks>!)?:\s/i;

const deprecates =
  /\bdeprecat(?:e|es|ed|ing|ion)\b|\bwill be removed\b|\bis going to be removed\b|\bscheduled for removal\b|弃用|废弃|将(?:被|会)?移除/i;
const secures =
  /\bCVE-\d{4}-\d+|\bGHSA-[0-9a-z-]+|\bvulnerabilit(?:y|ies)\b|\bsecurity (?:fix|issue|patch|advisor|hardening|vulnerab|update|release|bug|flaw)|\b(?:privilege escalation|remote code execution|denial[- ]of[- ]service|request smuggling|path traversal|injection attack|XSS|CSRF|SSRF)\b|安全(?:漏洞|修复|更新|问题)/i;
const adds =
  /^(?:\W*|[A-Za-z][\w. /-]{0,30}:\s*)?(?:add(?:s|ed|ing)?|introduc(?:e|es|ed|ing)|support(?:s|ed)?|implement(?:s|ed)?|enabl(?:e|es|ed)|expos(?:e|es|ed)|allow(?:s|ed)?|new\b|initial support|新增|支持|引入)/i;

function kindOf(text: string, below: readonly string[], isItem: boolean): PassageKind | undefined {
  const section = sectionOf(below);
  const first = text.slice(0, LOOKED_AT);
  const mark = commit.exec(first);
  if (mark?.groups?.breaks === "!") return "breaking";
  if (saysNone(first)) return undefined;
  if (isMarkedBreaking(text)) return "breaking";
  // The project says so itself.
  if (section === "breaking") return isItem || !isLeadIn(first) ? "breaking" : undefined;
  if (isLeadIn(first)) return undefined;
  if (section === "security" || (secures.test(first) && (isItem || /CVE-|GHSA-/.test(first))))
    return "security";
  const isDeprecation = deprecates.test(first);
  if (saysBreaking(first, "surely") && !(isDeprecation && WILL.test(first))) return "breaking";
  if (section === "deprecated" || (isDeprecation && section !== "fix")) return "deprecated";
  const isGuidance = below.some((heading) => guidance.test(heading));
  const isNeutral = section === undefined || section === "feature";
  if ((isNeutral || isGuidance) && saysBreaking(first, "perhaps")) return "breaking";
  if (isDeprecation) return undefined;
  if (mark !== null) return mark.groups?.type?.toLowerCase() === "feat" ? "feature" : undefined;
  if (section === "feature") return isItem ? "feature" : undefined;
  if (section !== undefined || isGuidance) return undefined;
  return isItem && adds.test(first) ? "feature" : undefined;
}

/** Letters of a passage that are looked at: what it is stands at its beginning. */
const LOOKED_AT = 600;
/** What is said to come later has not happened yet. */
const WILL =
  /\bwill (?:be )?(?:remov|drop|renam)|\bgoing to be\b|\bscheduled for removal\b|\bis deprecated\b|\bare deprecated\b/i;
const guidance = /upgrad|migrat|升级|迁移/i;

/** A sentence that only leads to what follows it. */
function isLeadIn(text: string): boolean {
  return (
    /^(?:changes since|see |for (?:more|the full|details)|full changelog|there are no|none\b|no (?:known )?(?:breaking|urgent))/i.test(
      text,
    ) ||
    (text.length < 120 && /[:：]$/.test(text))
  );
}
