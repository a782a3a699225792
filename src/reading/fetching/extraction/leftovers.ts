import { linkShare } from "./choosing/text-blocks.ts";

/** Where links lead that share a page instead of leading on. */
const sharing =
  /(?:twitter|x)\.com\/(?:intent|share)|facebook\.com\/(?:sharer|share|dialog)|linkedin\.com\/(?:share|cws|sharing)|reddit\.com\/submit|t\.me\/share|wa\.me|api\.whatsapp\.com|service\.weibo\.com|connect\.qq\.com|pinterest\.\w+\/pin\/create|getpocket\.com\/(?:save|edit)|news\.ycombinator\.com\/submitlink|b\.hatena\.ne\.jp|line\.me\/R|mailto:\?/i;
/** Links for those who write the page. */
const editing =
  /[?&]action=(?:edit|history|info|raw)\b|\/edit\/(?:main|master|HEAD|develop|gh-pages)\/|\/_edit(?:$|\?)/i;
/** What stands at the end of a text to lead on, in a line of its own. */
const tail =
  /^(?:(?:read|show|see|view|load) (?:more|all|full (?:article|story)).*|continue reading.*|(?:share|tweet|follow|subscribe|sign up|print|edit) (?:this|on|us|to|for|via)\b.*|edit this page.*|(?:share|tweet|print|copy link|back to top|last updated.*edit.*)[:：]?|(?:阅读|閱讀)(?:全文|更多|原文)|分享(?:到|至)?.{0,12}|(?:编辑|編輯)(?:此|本)?(?:页|頁|页面)?|返回顶部|続きを読む|もっと(?:読む|見る)|シェア(?:する)?|ادامه مطلب|ادامهٔ مطلب|بازگشت به بالا|اشتراک[\u200c -]?گذاری|المزيد|اقرأ المزيد|شارك)\s*[…→»>.]*$/iu;
/** What leads from one letter or message of a list to the others, and out of it. */
const listTail =
  /^(?:view (?:this )?(?:email|e-mail|message|letter|newsletter)? ?(?:in|on) .*|(?:previous|next) (?:message|post|article|page|chapter)\b.*|more information about .*(?:list|newsletter)|在浏览器中(?:查看|打开).*|上一篇.*|下一篇.*|前の(?:記事|ページ).*|次の(?:記事|ページ).*)$/iu;
/** What a link is called that ends a subscription. */
const unsubscribing =
  /unsubscribe|opt[ -]?out|退订|退訂|取消订阅|配信停止|購読(?:を)?解除|لغو اشتراک|إلغاء الاشتراك/i;
const LONGEST_NOTICE = 300;
/** A line of its own over links that lead to other texts. */
const tip =
  /^(?:you (?:may|might) also (?:like|enjoy|be interested in)|related(?: (?:posts?|articles?|stories|reading|content))?|recommended(?: (?:for you|reading|posts|articles))?|read (?:next|also)|more (?:from|like this|stories)\b.*|up next|喜欢此内容的人还喜欢|(?:相关|推荐|猜你喜欢|延伸)(?:阅读|文章|推荐|内容)?|相關(?:文章|閱讀)|関連記事|おすすめ(?:の記事)?|مطالب مرتبط|اقرأ أيضا|مقالات ذات صلة)\s*[:：]?$/iu;
const LONGEST_TAIL = 80;
const blocks = "p, li, div, ul, ol, h2, h3, h4, h5, h6, span, section";

/**
 * Removes what extractors leave of the frame around a text: links to share and to edit it, lines that lead on, and a
 * caption that stands there twice.
 */
export function dropLeftovers(content: Element): void {
  for (const link of content.querySelectorAll("a[href]")) {
    const href = link.getAttribute("href") ?? "";
    if (!sharing.test(href) && !editing.test(href)) continue;
    const row = link.closest("li, p, div");
    link.remove();
    if (row !== null && row !== content) removeIfEmpty(row, content);
  }
  for (const block of content.querySelectorAll(blocks)) {
    if (!block.isConnected || block.querySelector("img, pre, p, li") !== null) continue;
    const text = (block.textContent ?? "").replace(/\s+/g, " ").trim();
    if (text === "" || text.length > LONGEST_TAIL || !tail.test(text)) continue;
    // Words that lead on are a link; a line of the text that says the same is none.
    if (linkShare(block) < 0.6) continue;
    const row = block.parentElement;
    block.remove();
    if (row !== null && row !== content) removeIfEmpty(row, content);
  }
  dropListTails(content);
  dropTips(content);
  dropDoubledCaptions(content);
}

/** Lines that lead to the other letters of a list, and those that end a subscription; in a block of their own or loose. */
function dropListTails(content: Element): void {
  for (const link of content.querySelectorAll("a[href]")) {
    if (!link.isConnected) continue;
    const run = lineOf(link);
    const text = run
      .map((node) => node.textContent)
      .join("")
      .replace(/\s+/g, " ")
      .trim();
    const linked = run
      .filter((node) => node instanceof Element && node.matches("a"))
      .map((node) => node.textContent);
    const share = linked.join("").length / Math.max(1, text.length);
    // In the middle of a text it is what the text is about.
    const leadsOut =
      text.length < LONGEST_NOTICE &&
      linked.some((words) => unsubscribing.test(words ?? "")) &&
      isAtEnd(content, link);
    if (!leadsOut && !(text.length < LONGEST_TAIL && share > 0.4 && listTail.test(text))) continue;
    const row = link.parentElement;
    for (const node of run) node.parentNode?.removeChild(node);
    if (row !== null && row !== content) removeIfEmpty(row, content);
  }
}

/** Whether little of the text comes after an element. */
function isAtEnd(content: Element, element: Element): boolean {
  const after = content.ownerDocument.createRange();
  after.setStartAfter(element);
  after.setEnd(content, content.childNodes.length);
  return after.toString().trim().length < LONGEST_NOTICE;
}

/** The line a link stands in: it and what stands beside it, as far as the next block or break. */
function lineOf(link: Element): readonly Node[] {
  const line: Node[] = [link];
  const isInline = (node: Node | null): node is Node =>
    node !== null &&
    !(node instanceof Element && node.matches(`${blocks}, br, hr, img, pre, table, td, blockquote`));
  for (let at = link.previousSibling; isInline(at); at = at.previousSibling) line.unshift(at);
  for (let at = link.nextSibling; isInline(at); at = at.nextSibling) line.push(at);
  return line;
}

/** Headings of links to other texts, with those links. */
function dropTips(content: Element): void {
  for (const heading of content.querySelectorAll("h2, h3, h4, h5, h6, p, div, strong, span")) {
    if (!heading.isConnected || heading.querySelector("p, div, li") !== null || !tip.test(plain(heading)))
      continue;
    const links: Element[] = [];
    for (let next = heading.nextElementSibling; next !== null; next = next.nextElementSibling) {
      if ((!next.matches("a") && linkShare(next) < 0.8) || plain(next) === "") break;
      links.push(next);
    }
    if (links.length === 0) continue;
    const row = heading.parentElement;
    for (const link of links) link.remove();
    heading.remove();
    if (row !== null && row !== content) removeIfEmpty(row, content);
  }
}

function removeIfEmpty(element: Element, content: Element): void {
  let empty: Element | null = element;
  while (
    empty !== null &&
    empty !== content &&
    (empty.textContent ?? "").trim() === "" &&
    empty.querySelector("img, table, pre") === null
  ) {
    const parent: Element | null = empty.parentElement;
    empty.remove();
    empty = parent;
  }
}

function dropDoubledCaptions(content: Element): void {
  for (const caption of content.querySelectorAll("figcaption")) {
    const text = plain(caption);
    if (text === "") continue;
    const figure = caption.closest("figure");
    const beside = [...(figure?.querySelectorAll("figcaption, p") ?? []), figure?.nextElementSibling];
    for (const other of beside) {
      if (other == null || other === caption || other.contains(caption) || caption.contains(other)) continue;
      if (other.matches("p, figcaption, div") && plain(other) === text) other.remove();
    }
  }
}

function plain(element: Element): string {
  return (element.textContent ?? "").replace(/\s+/g, " ").trim();
}
