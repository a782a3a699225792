import { linkShare } from "./choosing/text-blocks.ts";

/** Where links lead that share a page instead of leading on. */
const sharing =
  /(?:twitter|x)\.com\/(?:intent|share)|facebook\.com\/(?:sharer|share|dialog)|linkedin\.com\/(?:share|cws|sharing)|reddit\.com\/submit|t\.me\/share|wa\.me|api\.whatsapp\.com|service\.weibo\.com|connect\.qq\.com|pinterest\.\w+\/pin\/create|getpocket\.com\/(?:save|edit)|news\.ycombinator\.com\/submitlink|b\.hatena\.ne\.jp|line\.me\/R|mailto:\?/i;
/** Links for those who write the page. */
const editing = /[?&]action=edit|\/edit\/(?:main|master|HEAD|develop|gh-pages)\/|\/_edit(?:$|\?)/i;
/** What stands at the end of a text to lead on, in a line of its own. */
const tail =
  /^(?:(?:read|show|see|view|load) (?:more|all|full (?:article|story)).*|continue reading.*|(?:share|tweet|follow|subscribe|sign up|print|edit) (?:this|on|us|to|for|via)\b.*|edit this page.*|(?:share|tweet|print|copy link|back to top|last updated.*edit.*)[:：]?|(?:阅读|閱讀)(?:全文|更多|原文)|分享(?:到|至)?.{0,12}|(?:编辑|編輯)(?:此|本)?(?:页|頁|页面)?|返回顶部|続きを読む|もっと(?:読む|見る)|シェア(?:する)?|ادامه مطلب|ادامهٔ مطلب|بازگشت به بالا|اشتراک[\u200c -]?گذاری|المزيد|اقرأ المزيد|شارك)\s*[…→»>.]*$/iu;
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
  dropDoubledCaptions(content);
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
