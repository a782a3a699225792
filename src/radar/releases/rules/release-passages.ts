import { parseMarkdown } from "../../../markdown/parse-markdown.ts";
import { blockText, inlineText } from "../../../markdown/plain-text.ts";
import type { Block } from "../../../markdown/syntax-tree.ts";

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

/** What of a project others build upon. */
const surface =
  "(?:apis?|crds?|fields?|flags?|gates?|options?|parameters?|arguments?|args?|values?|labels?|annotations?|metrics?|commands?|subcommands?|endpoints?|routes?|images?|charts?|types?|methods?|functions?|class(?:es)?|interfaces?|enums?|reasons?|conditions?|variables?|settings?|config(?:uration)?s?|properties|property|keys?|packages?|modules?|plugins?|versions?|resources?|support|backends?|drivers?|defaults?|columns?|tables?|events?|headers?|ports?|namespaces?|integrations?|spec|v\\d+(?:alpha|beta)?\\d*|python \\d|node \\d|cuda \\d|limit)";
const of = (pattern: string): RegExp => new RegExp(pattern.replace(/SURFACE/g, surface), "i");
/** What a line of a list begins with before its verb: marks, a scope. */
const START = "^(?=((?:[^\\w[]|\\[[^\\]]*\\])*))\\1(?:[A-Za-z][\\w. /()-]{0,40}:\\s*)?";

/** Wording that says outright that something which worked does not any more. */
const surely: readonly RegExp[] = [
  /\bbreaking(?:[- ]change)?s?\b/i,
  /\baction required\b|^\W*attention\b/i,
  /\b(?:backwards?|api)[- ]?in?compatib|\bincompatible (?:with|change)/i,
  /\bno longer (?:be )?(?:support|accept|allow|work|available|used|possible|valid|recogni|provid|includ|creat|default|set\b|return|expos|emit|read|respect|have|installed|enabled|part|act)/i,
  of(
    `${START}(?:completely |fully )?(?:remov(?:e|es|ed|ing)|drop(?:s|ped|ping)?|delet(?:e|es|ed))\\b.{0,90}\\b(?:SURFACE|deprecated|legacy)\\b`,
  ),
  of(`${START}renam(?:e|es|ed|ing)\\b.{0,90}(?:\\bSURFACE\\b|->|→| to )`),
  of(
    "\\bSURFACE\\b.{0,80}\\b(?:has|have|had|is|are|was|were|been|got) (?:now )?(?:been )?(?:completely |entirely |fully )?(?:removed|dropped|renamed)\\b",
  ),
  /\b(?:drop|drops|dropped|dropping|remove|removes|removed|removing|end|ends|ended)(?: the)? support (?:for|of)\b/i,
  /\b(?:support|compatibility) (?:for|with) .{1,60} (?:has been|is|was) (?:dropped|removed)/i,
  of(`${START}chang(?:e|es|ed|ing) (?:the )?default\\b.{0,60}\\b(?:SURFACE)\\b`),
  /\bif you (?:were|are) (?:watching|relying|depending)\b/i,
  /不再支持|已移除|移除了|已删除|不兼容|破坏性|必须.{0,12}(?:升级|迁移|修改)|默认值.{0,10}(?:改|变)/,
];
/** Wording that says so where nothing else stands against it. */
const perhaps: readonly RegExp[] = [
  of("\\bSURFACE(?:\\.\\S+)*\\W{0,3} (?:removed|dropped|renamed)\\b"),
  /(?<=\S)\.\S{1,200} removed\b/i,
  /^(?:\W*)chang(?:e|es|ed|ing) (?:the )?(?:\S+ ){0,4}defaults?\b/i,
  /\bdefaults? (?:\S+ ){0,9}(?:has |have |is |are |was |were )(?:been )?(?:changed|now)\b/i,
  /\b(?:disabled|enabled|off|on|true|false) by default\b.{0,40}\b(?:previously|before|was|were|instead)\b/i,
  /\b(?:is|are) now (?:disabled|rejected|required|mandatory|forbidden|invalid|capped|denied)\b/i,
  /\bnow (?:requires?|rejects?|denies)\b/i,
  /\bif you (?:were|are|used|use|rely|relied|have)\b.{0,160}\b(?:need to|must|have to|should|may need)\b/i,
  /\byou (?:must|need to|have to|will need to)\b.{0,120}\b(?:before|when|after|prior to)\b.{0,30}\b(?:upgrad|updat|migrat|install)/i,
  /\bmigrat(?:e|ion|ing) (?:from|your|is required|required)\b/i,
  /\b(?:reduced|lowered|limited|capped) (?:from|at|to) .{0,40}\b(?:from|to|down from)\b/i,
];
/** Wording that says so of what was never released, of tests or of the project's own affairs. */
const harmless =
  /\b(?:unused|log key|flak(?:e|y)|tests?\b|e2e|unit test|leftover|dead code|internal(?:ly)?|log (?:line|message)s?|typo|docs?\b|documentation|lint|ci\b|dependenc(?:y|ies)|race|memory leak|panic|deadlock|duplicate[ds]?|stale|extra|unnecessary|redundant)\b/i;
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
  if (mark?.groups?.breaks === "!" || /\bBREAKING[ -]CHANGES?\b/.test(text)) return "breaking";
  // The project says so itself.
  if (section === "breaking") return isItem || !isLeadIn(first) ? "breaking" : undefined;
  if (isLeadIn(first)) return undefined;
  if (section === "security" || (secures.test(first) && (isItem || /CVE-|GHSA-/.test(first))))
    return "security";
  const isSure = surely.some((one) => one.test(first)) && !NEGATED.test(first);
  const isDeprecation = deprecates.test(first);
  if (isSure && !(isDeprecation && WILL.test(first)) && !isHarmless(first, section)) return "breaking";
  if (section === "deprecated" || (isDeprecation && section !== "fix")) return "deprecated";
  const isGuidance = below.some((heading) => guidance.test(heading));
  const isNeutral = section === undefined || section === "feature";
  if (
    (isNeutral || isGuidance) &&
    perhaps.some((one) => one.test(first)) &&
    !NEGATED.test(first) &&
    !isHarmless(first, section)
  )
    return "breaking";
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
const NEGATED =
  /\b(?:no|without|not|never|non|avoid(?:s|ing)?|free of)[ -](?:any )?break|\bbreaking changes? (?:are|is|will be) (?:reserved|avoided|announced)|\bdoes not change\b|\bno (?:resource )?migration\b/i;
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

function isHarmless(text: string, section: Section | undefined): boolean {
  const sentence = text.split(/(?<=[.!?])\s/)[0] ?? text;
  return section === "fix"
    ? harmless.test(sentence) || /^\W*(?:[\w. /()-]{0,40}:\s*)?fix/i.test(sentence)
    : harmless.test(sentence);
}
