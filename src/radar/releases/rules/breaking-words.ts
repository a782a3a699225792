/** What of a project others build upon. */
const surface =
  "(?:apis?|crds?|fields?|flags?|gates?|options?|parameters?|arguments?|args?|values?|labels?|annotations?|metrics?|commands?|subcommands?|endpoints?|routes?|images?|charts?|types?|methods?|functions?|class(?:es)?|interfaces?|enums?|reasons?|conditions?|variables?|settings?|config(?:uration)?s?|properties|property|keys?|packages?|modules?|plugins?|versions?|resources?|support|backends?|drivers?|defaults?|columns?|tables?|events?|headers?|ports?|namespaces?|integrations?|spec|v\\d+(?:alpha|beta)?\\d*|python \\d|node \\d|cuda \\d|limit)";
const of = (pattern: string): RegExp => new RegExp(pattern.replace(/SURFACE/g, surface), "i");
/** What a line of a list begins with before its verb: marks, a scope. */
const START = "^(?=((?:[^\\w[]|\\[[^\\]]*\\])*))\\1(?:[A-Za-z][\\w. /()-]{0,40}:\\s*)?";

/** Wording that says outright that something which worked does not any more. */
const surely: readonly RegExp[] = [
  /\b(?:this|it|which) (?:is|are|was|makes?) (?:a |an? \w+ )?breaking\b/i,
  /\b(?:introduc|contain|includ|caus|mak)(?:e|es|ed|ing|s) (?:a |an |some |several )?(?:\w+ )?breaking\b/i,
  /\bbreaking changes? (?:to|in|for|of)\b/i,
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
  /\bis (?:not|un) ?supported (?:any ?more|any longer)\b|\bunsupported (?:from|as of) (?:now|this)\b/i,
  // What it runs on has to be newer than before.
  /\b(?:minimum|minimal|lowest|oldest)\b(?=.{0,40}\b(?:versions?|supported|required)\b).{0,60}\b(?:is|to|now|bumped|raised)\b.{0,30}\d/i,
  /^\W*(?:now |this release |it )*requires? (?:at least |a minimum of )?[A-Za-z].{0,40}?(?:(?:>=|≥|v)\s?\d|\d[\d.]*\s?(?:\+|(?:or|and) (?:newer|later|higher|above|up)))/i,
  /\bnow requires? (?:at least )?[A-Za-z][\w.+-]* (?:\w+ )?(?:>=|≥|v)?\s?\d/i,
  /最低.{0,16}(?:版本|要求|支持).{0,16}\d|(?:现在|开始)?(?:需要|要求) ?[A-Za-z][\w.+-]* ?\d[\d.]* ?(?:及|或)?(?:以上|更高)/,
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
const NEGATED =
  /\b(?:no|without|not|never|non|avoid(?:s|ing)?|free of)[ -](?:any )?break|\bbreaking changes? (?:are|is|will be) (?:reserved|avoided|announced)|\bdoes not change\b|\bno (?:resource )?migration\b/i;

/** The name of a breaking change as a mark, where a line begins with it. */
const mark =
  /^(?:breaking(?:[ -]changes?)?|重大变更|破坏性(?:变更|更改|改动)|不兼容(?:变更|更改|改动))(?:\([^)]{0,80}\))?\W{0,3}[\])】:：!—–-]/iu;

/** A line behind the mark it begins with, such as "**Breaking:** "; undefined where it has none. */
function behindMark(line: string): string | undefined {
  const words = line.replace(/^[^\p{L}\d]+/u, "");
  const found = mark.exec(words);
  return found === null ? undefined : words.slice(found[0].length);
}

/** Signs that projects put before what breaks. */
const signs = /^[\s*_-]*(?:💥|❗|‼|🚨)/u;
/** What is said where there is nothing to say. */
const none =
  /^[^\p{L}\d]*(?:(?:none|n\/?a|not applicable|nothing|nil|no(?: known| further| other)?(?: breaking| urgent| incompatible)?(?: changes?)?)(?:[^\p{L}\d]*$|[^\p{L}\d]+(?:in|for|this|to report|since)\b)|(?:无|没有|暂无)(?:[^\p{L}\d]*$|破坏|重大|不兼容|变更|变化))/iu;

/** Whether a passage is marked as what breaks: "BREAKING CHANGE: …", "[breaking] …", "💥 …", "重大变更：…". */
export function isMarkedBreaking(text: string): boolean {
  return signs.test(text) || text.split("\n").some((line) => behindMark(line) !== undefined);
}

/** Whether a passage says that nothing is what it, or the heading above it, is about: "N/A", "Breaking: none", "无". */
export function saysNone(text: string): boolean {
  return none.test(behindMark(text) ?? text);
}

/** Whether a passage says that something which worked does not any more: outright, or as far as it goes. */
export function saysBreaking(text: string, how: "surely" | "perhaps"): boolean {
  const wording = how === "surely" ? surely : perhaps;
  return wording.some((pattern) => pattern.test(text)) && !NEGATED.test(text) && !isHarmless(text);
}

function isHarmless(text: string): boolean {
  const sentence = text.split(/(?<=[.!?])\s/)[0] ?? text;
  return harmless.test(sentence) || /^\W*(?:[\w. /()-]{0,40}:\s*)?fix/i.test(sentence);
}
