import type { Role } from "../outline.ts";

/** The words a heading is recognised by, English and Chinese; the first row that matches decides. */
const roles: readonly (readonly [Role, RegExp])[] = [
  ["report", /\breport\b.*|月报|周报|报告模板|总结模板|复盘模板/i],
  ["channels", /\b(?:community )?channels\b|频道|社群|交流群/i],
  ["categories", /\bcategories\b|内容分类|内容类别|类别/i],
  ["sources", /\bsources\b|\bblogs?\b|\bfeeds?\b|\bnewsletters?\b|信息源|信息来源|来源|博客/i],
  ["events", /\bevents?\b|\bconferences?\b|\bmeetups?\b|活动|会议|大会|日历/i],
  ["tools", /^(?:tools|tooling)\b|\btools for\b|工具/i],
  ["schedule", /\bschedule\b|\bcadence\b|\broutine\b|例行|日程|节奏|定期/i],
  [
    "projects",
    /\bprojects? to (?:monitor|watch|track|follow)\b|\bwatch ?list\b|\b(?:key|watched) projects\b|关注(?:的)?项目|跟踪(?:的)?项目|项目(?:清单|跟踪|关注)/i,
  ],
  [
    "topics",
    /^topics$|\bgaps?\b|\b(?:missing|uncovered|open|ranked|prioriti[sz]ed) topics\b|\btopics to (?:cover|learn|study)\b|\bbacklog\b|待补|缺口|空白|选题|主题级|主题列表|主题优先级/i,
  ],
  [
    "outcomes",
    /\boutcomes\b|\bsuccess\b|\bmetrics\b|\bby (?:the )?end of\b|成果|产出清单|验收|成功标准|收获|衡量/i,
  ],
  ["outcome", /^(?:expected )?(?:outcome|deliverable|result)s?\b|产出|交付物|结果/i],
  ["objective", /\bobjectives?\b|^(?:goals?|aims?)\b|\b(?:weekly|monthly) goals?\b|目标|目的/i],
  ["tasks", /\btasks?\b|\bto-?dos?\b|\bchecklist\b|\baction items\b|\bexercises\b|任务|待办|清单|作业|练习/i],
  ["links", /\b(?:quick )?reference links\b|^(?:useful )?links\b|快速链接|常用链接|参考链接|链接/i],
  [
    "resources",
    /\bresources?\b|\breading (?:list|material)\b|^(?:reading|references)\b|\bfurther reading\b|资源|资料|参考|阅读/i,
  ],
  ["overview", /\boverview\b|\bat a glance\b|\bsummary\b|^about\b|概览|概述|总览|简介/i],
  [
    "concepts",
    /\bconcepts?\b|\bkey topics\b|\bdefinition\b|\bshifts\b|\bfundamentals\b|概念|知识点|要点|基础知识/i,
  ],
  ["notes", /^notes?\b|^tips\b|\bguidelines\b|^remarks\b|备注|说明|注意事项|建议|提示|维护方式/i],
];

/** Below these, a heading that names no role of its own keeps the parent's: it names a group. */
const inherited: ReadonlySet<Role> = new Set([
  "topics",
  "projects",
  "events",
  "sources",
  "categories",
  "tools",
  "report",
  "outcomes",
  "links",
  "concepts",
  "notes",
  "resources",
  "schedule",
  "tasks",
]);

/** Below these, only the roles listed may take over from the parent's. */
const holdsFast: Partial<Record<Role, ReadonlySet<Role>>> = {
  links: new Set(["channels"]),
  topics: new Set(),
  projects: new Set(),
  events: new Set(),
  outcomes: new Set(),
  report: new Set(),
  concepts: new Set(["tasks", "resources", "objective", "outcome"]),
};

/** The role of a section by its heading's words and the role of the section it stands in. */
export function headingRole(heading: string, parent: Role | undefined): Role {
  const own = roles.find(([, words]) => words.test(heading))?.[0];
  if (parent !== undefined) {
    const allowed = holdsFast[parent];
    if (allowed !== undefined && (own === undefined || !allowed.has(own))) return parent;
    if (own === undefined && inherited.has(parent)) return parent;
  }
  return own ?? "document";
}
