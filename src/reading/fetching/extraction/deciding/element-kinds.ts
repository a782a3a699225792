/** What an element is to a page, by its tag, role, classes and id. */
interface ElementKind {
  readonly name: string;
  readonly meaning: string;
  /** Tags and roles that are of this kind. */
  readonly tags?: readonly string[];
  readonly roles?: readonly string[];
  /** What its classes and id have in them, in lower case. */
  readonly words?: RegExp;
}

/** The kinds that are told apart; the order is that of their features. No name of a site stands here. */
export const elementKinds: readonly ElementKind[] = [
  { name: "article", meaning: "an article element", tags: ["article"], roles: ["article"] },
  { name: "main", meaning: "the main part of the page", tags: ["main"], roles: ["main"] },
  { name: "section", meaning: "a section element", tags: ["section"] },
  { name: "aside", meaning: "something beside the text", tags: ["aside"], roles: ["complementary", "note"] },
  {
    name: "nav",
    meaning: "what leads around the site",
    tags: ["nav", "menu"],
    roles: ["navigation", "menu", "menubar", "tablist", "listbox"],
  },
  { name: "header", meaning: "a head", tags: ["header"], roles: ["banner"] },
  { name: "footer", meaning: "a foot", tags: ["footer"], roles: ["contentinfo"] },
  { name: "form", meaning: "something to fill in", tags: ["form", "fieldset"], roles: ["form", "search"] },
  {
    name: "dialog",
    meaning: "a box over the page",
    tags: ["dialog"],
    roles: ["dialog", "alertdialog", "alert"],
  },
  { name: "table", meaning: "a table", tags: ["table"] },
  { name: "list", meaning: "a list", tags: ["ul", "ol", "dl"] },
  { name: "figure", meaning: "a figure or its caption", tags: ["figure", "figcaption"] },
  { name: "quote", meaning: "a quotation", tags: ["blockquote"] },
  { name: "heading", meaning: "a heading", tags: ["h1", "h2", "h3", "h4", "h5", "h6"], roles: ["heading"] },
  { name: "link", meaning: "a link around blocks", tags: ["a"] },
  {
    name: "press",
    meaning: "something to press",
    tags: ["button", "label", "summary"],
    roles: ["button", "tab"],
  },
  {
    name: "named-body",
    meaning: "named like the body of a text",
    words:
      /article-?_?(?:body|content|text)|entry-?_?content|post-?_?(?:body|content|text)|story-?_?(?:body|content|text)|body-?_?(?:text|copy|content)|articletext|textbody|main-?_?text/,
  },
  {
    name: "named-content",
    meaning: "named content, article, post, story or text",
    words: /content|article|post|story|entry|text|body|beitrag|artikel/,
  },
  { name: "named-main", meaning: "named main or page", words: /main|haupt|page|column-?1|center/ },
  {
    name: "named-comment",
    meaning: "named like comments",
    words: /comment|kommentar|disqus|reply|replies|respond|discuss|forum|thread/,
  },
  {
    name: "named-related",
    meaning: "named like what leads to other texts",
    words:
      /related|recommend|recirc|more-?_?(?:from|stories|news|articles|posts)|similar|also|popular|trending|latest|most-?_?read|teaser|readnext|read-?_?more|promo|suggest|outbrain|taboola|crosslink|mehr-?_?zum|next-?_?prev|prev-?_?next|pager|pagination/,
  },
  {
    name: "named-share",
    meaning: "named like what shares a page",
    words: /share|sharing|social|follow|tweet|facebook|twitter|whatsapp|addthis/,
  },
  {
    name: "named-advert",
    meaning: "named like advertising",
    words: /(?:^|[\s_-])ads?(?:[\s_-]|$)|advert|anzeige|werbung|sponsor|banner|adslot|dfp|affiliate/,
  },
  {
    name: "named-menu",
    meaning: "named like what leads around",
    words: /nav|menu|breadcrumb|crumb|toc(?:[\s_-]|$)|tabs?(?:[\s_-]|$)|skip|jump|index/,
  },
  {
    name: "named-side",
    meaning: "named like a side column",
    words: /side|rail|aside|right|left|secondary|widget|sidebar/,
  },
  {
    name: "named-foot",
    meaning: "named like a foot",
    words: /foot|bottom|copyright|legal|imprint|impressum|colophon|disclaimer/,
  },
  { name: "named-head", meaning: "named like a head", words: /head|masthead|top|logo|brand/ },
  {
    name: "named-about",
    meaning: "named like what is said of a text: author, date, tags",
    words:
      /meta|byline|author|autor|date|datum|time|published|info|source|credit|copyright|bio|profile|views/,
  },
  {
    name: "named-tags",
    meaning: "named like tags or categories",
    words: /tags?(?:[\s_-]|$)|categor|kategori|topic|keyword|label|filed|schlagw/,
  },
  {
    name: "named-caption",
    meaning: "named like a picture or its caption",
    words: /caption|bildunter|photo|image|picture|gallery|figure|media|slide|carousel|video|player|thumb/,
  },
  {
    name: "named-title",
    meaning: "named like a title",
    words: /title|headline|heading|kicker|dachzeile|überschrift/,
  },
  {
    name: "named-lead",
    meaning: "named like the beginning of a text",
    words:
      /lead(?:[\s_-]|$)|intro|summary|abstract|excerpt|dek(?:[\s_-]|$)|standfirst|subtitle|subhead|vorspann|description|summary|lede|chapo/,
  },
  {
    name: "named-letter",
    meaning: "named like what asks for a subscription",
    words:
      /newsletter|subscri|signup|sign-?_?up|register|login|log-?_?in|paywall|abo(?:[\s_-]|$)|donat|premium|membership|optin|mailing/,
  },
  {
    name: "named-notice",
    meaning: "named like a notice over the page",
    words: /cookie|consent|gdpr|privacy|popup|modal|overlay|notice|alert|toast|lightbox/,
  },
  {
    name: "named-box",
    meaning: "named like a box",
    words: /box|card|panel|block|module|tile|item|grid|list|feed|row|wrap/,
  },
  {
    name: "named-tool",
    meaning: "named like a tool",
    words:
      /tool|button|btn|icon|print|action|control|search|filter|rating|vote|stars|download|contact|price|cart|shop/,
  },
  {
    name: "named-quote",
    meaning: "named like a quotation pulled out of the text",
    words: /pull-?_?quote|quote|zitat|blockquote/,
  },
  {
    name: "named-note",
    meaning: "named like notes or references",
    words: /foot-?_?note|note|reference|endnote|citation|sources/,
  },
  {
    name: "named-code",
    meaning: "named like code",
    words: /code|highlight|syntax|snippet|prettyprint|language-/,
  },
  {
    name: "hidden",
    meaning: "hidden by the page",
    words:
      /hidden|(?:^|[\s_-])hide|invisible|sr-?only|screen-?reader|visually|d-none|noprint|no-print|print-only/,
  },
];

/** Farther than so many steps above a block an element is none of it. */
const FAR = 100;

const known = elementKinds.length;

/** How far above an element the nearest of each kind is: 0 for itself, FAR for none. Kept for each element asked. */
export class NearestKinds {
  readonly #found = new Map<Element, Uint8Array>();

  of(element: Element): Uint8Array {
    const found = this.#found.get(element);
    if (found !== undefined) return found;
    const above = element.parentElement === null ? undefined : this.of(element.parentElement);
    const steps = new Uint8Array(known);
    // What the page itself is named says nothing of its parts.
    const isFrame = element.localName === "body" || element.localName === "html";
    for (let kind = 0; kind < known; kind++) steps[kind] = Math.min(FAR, (above?.[kind] ?? FAR) + 1);
    if (!isFrame) {
      const said = new Said(element);
      elementKinds.forEach((kind, at) => {
        if (said.isOf(kind)) steps[at] = 0;
      });
    }
    this.#found.set(element, steps);
    return steps;
  }

  /** Nearness from 0, for none, to 1, for the element itself. */
  static nearness(steps: number): number {
    return steps >= FAR ? 0 : 1 / (1 + steps);
  }
}

/** What an element says of itself. */
class Said {
  readonly #tag: string;
  readonly #role: string;
  readonly #names: string;
  readonly #isHidden: boolean;

  constructor(element: Element) {
    this.#tag = element.localName;
    this.#role = element.getAttribute("role")?.toLowerCase() ?? "";
    const marks = ["class", "id", "itemprop", "data-testid"].map((name) => element.getAttribute(name) ?? "");
    // So that a class of two words is known as one with a hyphen.
    this.#names = marks
      .join(" ")
      .replace(/([a-z])([A-Z])/g, "$1-$2")
      .toLowerCase()
      .slice(0, 300)
      .trim();
    this.#isHidden =
      element.hasAttribute("hidden") ||
      /display\s*:\s*none|visibility\s*:\s*hidden/i.test(element.getAttribute("style") ?? "");
  }

  isOf(kind: ElementKind): boolean {
    return (
      kind.tags?.includes(this.#tag) === true ||
      (this.#role !== "" && kind.roles?.includes(this.#role) === true) ||
      (this.#names !== "" && kind.words?.test(this.#names) === true) ||
      (kind.name === "hidden" && this.#isHidden)
    );
  }
}
