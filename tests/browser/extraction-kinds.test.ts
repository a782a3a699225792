import { describe, expect, it } from "vitest";
import { extractArticle } from "../../src/reading/fetching/extraction/extract-article.ts";

/*
 * What public reports of other apps found missing in saved pages, each kind with relatives: what one page does in one
 * way, other programs do in others.
 */

const prose = (n: number): string =>
  `<p>Paragraph ${n} tells how a small workshop keeps its tools in order, who oils the lathe on Mondays, which drawer holds the taps, and why nobody may lend the good files to the neighbour without writing it into the book by the door.</p>`;
const around = (body: string, attributes = `lang="en"`): string =>
  `<!doctype html><html ${attributes}><head><meta charset="utf-8"><title>Turning brass</title></head><body><header><nav><a href="/">Home</a><a href="/docs">Docs</a></nav></header><main><article><h1>Turning brass</h1>${prose(1)}${prose(2)}${prose(3)}${body}${prose(4)}${prose(5)}${prose(6)}</article></main><footer><p>Imprint</p></footer></body></html>`;

function extracted(html: string): {
  readonly content: HTMLElement;
  readonly found: NonNullable<ReturnType<typeof extractArticle>>;
} {
  const found = extractArticle({ text: html, address: "https://site.example/a/b", kind: "html" });
  if (found === undefined) throw new Error("nothing was extracted");
  const content = document.createElement("div");
  content.append(new DOMParser().parseFromString(found.html, "text/html").body);
  return { content, found };
}
const code = (html: string): string =>
  extracted(html).content.querySelector("pre")?.textContent?.trim() ?? "";
const text = (html: string): string => extracted(html).content.textContent ?? "";

const lines = ["def add(a, b):", "    # both are numbers", "", "    return a + b"];

describe("code, its lines kept apart by", () => {
  const wrapped: Readonly<Record<string, string>> = {
    "divs with numbers in a gutter": `<figure class="frame"><figcaption class="header"></figcaption><pre data-language="py"><code>${lines.map((line, at) => `<div class="ec-line"><div class="gutter"><div class="ln" aria-hidden="true">${at + 1}</div></div><div class="code"><span>${line}</span></div></div>`).join("")}</code></pre></figure>`,
    "block spans": `<pre><code>${lines.map((line) => `<span class="line" style="display:block">${line}</span>`).join("")}</code></pre>`,
    "spans and line ends": `<pre><code>${lines.map((line) => `<span class="line"><span>${line}</span></span>`).join("\n")}</code></pre>`,
    "line spans that hold their line ends": `<pre><code>${lines.map((line) => `<span class="cl">${line}\n</span>`).join("")}</code></pre>`,
    "rows of a table": `<table class="highlight"><tbody>${lines.map((line, at) => `<tr><td class="blob-num" data-line-number="${at + 1}"></td><td class="blob-code">${line}</td></tr>`).join("")}</tbody></table>`,
    "a table of two columns": `<table class="highlighttable"><tr><td class="linenos"><pre>1\n2\n3\n4</pre></td><td class="code"><pre>${lines.join("\n")}</pre></td></tr></table>`,
    breaks: `<pre>${lines.join("<br>")}</pre>`,
    "breaks and line ends": `<pre>${lines.join("<br>\n")}</pre>`,
    "items of a list": `<pre><ol>${lines.map((line) => `<li>${line}</li>`).join("")}</ol></pre>`,
    "rows of flex with numbers nobody named": `<pre>${lines.map((line, at) => `<div class="flex"><span class="x7">${at + 1}</span><div>${line}</div></div>`).join("")}</pre>`,
    "lines of an editor": `<div class="cm-content">${lines.map((line) => `<div class="cm-line">${line}</div>`).join("")}</div>`,
    "line ends, with a button to copy": `<pre><code>${lines.join("\n")}</code><button>Copy</button></pre>`,
  };
  it.each(Object.entries(wrapped))("%s", (_, block) => {
    expect(code(around(block)).split("\n")).toEqual(lines);
  });
});

describe("a picture that stands only in noscript", () => {
  const figure = (inner: string): string =>
    `<figure>${inner}<figcaption>The parts of it</figcaption></figure>`;
  const picture = "https://pics.example.org/drawing.png";
  it.each([
    [
      "beside an empty one",
      figure(`<div><img alt="" role="presentation"><noscript><img alt="" src="${picture}"></noscript></div>`),
    ],
    [
      "beside one of data",
      figure(
        `<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" alt="parts"><noscript><img src="${picture}"></noscript>`,
      ),
    ],
    ["alone", figure(`<noscript><img src="${picture}" alt="parts"></noscript>`)],
    ["in a paragraph", `<p><noscript><img src="${picture}" alt="parts"></noscript></p>`],
    [
      "beside the same, loaded late",
      figure(`<img data-src="${picture}" alt="parts"><noscript><img src="${picture}"></noscript>`),
    ],
  ])("%s is had, once", (_, body) => {
    const { content, found } = extracted(around(body));
    expect(found.pictures).toEqual([picture]);
    expect(content.querySelectorAll("img").length).toBe(1);
  });

  it("that counts readers is none", () => {
    expect(
      extracted(around(`<noscript><img src="https://count.example/p.gif" width="1" height="1"></noscript>`))
        .found.pictures,
    ).toEqual([]);
  });
});

describe("paragraphs that only line ends make", () => {
  const sentences = Array.from(
    { length: 8 },
    (_, at) =>
      `${at + 1}番目の段落。朝早く、職人は旋盤に油をさし、引き出しの中を確かめ、帳面に名前を書いてから仕事を始める。`,
  );
  const japanese = (body: string): string =>
    `<!doctype html><html lang="ja"><head><meta charset="utf-8"><title>工場の朝</title></head><body><main><article><h1>工場の朝</h1>${body}</article></main></body></html>`;
  it.each([
    [
      "with pre-wrap and empty lines",
      `<div><p style="white-space:pre-wrap">　${sentences.join("\n\n　")}</p></div>`,
    ],
    ["with pre-line", `<div style="white-space: pre-line">${sentences.join("\n\n")}</div>`],
    ["with ideographic spaces", `<div class="novel">　${sentences.join("\n　")}</div>`],
    [
      "with pre-wrap around links",
      `<p style="white-space:pre-wrap">${sentences.join("\n\n").replace("旋盤", "<a href='/x'>旋盤</a>")}</p>`,
    ],
  ])("%s are paragraphs", (_, body) => {
    const { content } = extracted(japanese(body));
    expect(content.querySelectorAll("p").length).toBe(8);
    expect(content.querySelectorAll("p")[7]?.textContent).toMatch(/^8番目/);
  });
});

describe("what is hidden until a click", () => {
  it.each([
    [
      "a panel of tabs",
      `<div class="tabs"><div role="tablist"><button role="tab">One</button><button role="tab">Two</button></div><div role="tabpanel"><pre><code>import lathe</code></pre></div><div role="tabpanel" hidden><pre><code>turn("brass");</code></pre></div></div>`,
    ],
    [
      "a panel by style",
      `<ul class="nav-tabs"><li><a href="#a">One</a></li></ul><div class="tab-content"><div class="tab-pane active" id="a"><pre>import lathe</pre></div><div class="tab-pane" style="display:none" id="b"><pre>turn("brass");</pre></div></div>`,
    ],
    [
      "closed details",
      `<details><summary>Another way</summary><pre><code>turn("brass");</code></pre></details>`,
    ],
    [
      "what a button unfolds",
      `<button aria-expanded="false" aria-controls="more">Show how</button><div id="more" hidden><p>Here it is shown how it is done by hand.</p><pre><code>turn("brass");</code></pre></div>`,
    ],
    [
      "what is hidden until found",
      `<div hidden="until-found"><p>Here it is shown how it is done by hand.</p><pre><code>turn("brass");</code></pre></div>`,
    ],
  ])("%s is part of the text", (_, body) => {
    expect(text(around(body))).toContain(`turn("brass");`);
  });

  it.each([
    [
      "a dialog",
      `<div role="dialog" hidden><p>Subscribe to our letter, it is free of charge and comes on Mondays.</p></div>`,
    ],
    [
      "a menu",
      `<nav class="menu" hidden><p>Subscribe to our letter, it is free of charge and comes on Mondays.</p></nav>`,
    ],
    [
      "what nothing unfolds",
      `<div hidden><p>Subscribe to our letter, it is free of charge and comes on Mondays.</p></div>`,
    ],
  ])("%s stays hidden", (_, body) => {
    expect(text(around(body))).not.toContain("Subscribe to our letter");
  });
});

describe("boxes in aside", () => {
  const note = "Wear goggles whenever the lathe turns, even for one cut.";
  it.each([
    [
      "a note",
      `<aside class="starlight-aside starlight-aside--caution" aria-label="Caution"><p class="starlight-aside__title">Caution</p><div><p>${note}</p></div></aside>`,
    ],
    ["an admonition", `<aside class="admonition warning"><p>${note}</p></aside>`],
    ["one between two paragraphs", `<aside><p>${note}</p></aside>`],
    [
      "a callout with a link",
      `<aside class="callout"><p>${note} See <a href="/rules">the rules</a>.</p></aside>`,
    ],
  ])("%s is part of the text", (_, body) => expect(text(around(body))).toContain(note));

  it.each([
    [
      "related pages",
      `<aside class="related"><h3>Related</h3><ul><li><a href="/a">Milling steel by hand and by eye</a></li></ul></aside>`,
    ],
    [
      "a list of links",
      `<aside><ul><li><a href="/a">Milling steel by hand and by eye</a></li><li><a href="/b">Another</a></li></ul></aside>`,
    ],
    [
      "a letter to subscribe to",
      `<aside class="newsletter"><p>Milling steel by hand and by eye: get it by mail.</p></aside>`,
    ],
  ])("%s is none", (_, body) => expect(text(around(body))).not.toContain("Milling steel"));
});

describe("steps in divs that hold links", () => {
  const steps = [
    `1. Open <a href="/panel">the panel</a>`,
    "2. Press the red key and hold it until the lamp goes out, which takes a moment.",
    "3. Let go, wait for the beep, and read the value that stands on the second line.",
    `4. Close <a href="/panel">the panel</a>`,
  ];
  it.each([
    ["divs in divs", `<div><div>${steps.map((step) => `<div>${step}</div>`).join("")}</div></div>`],
    [
      "two groups",
      `<div><div>${steps
        .slice(0, 2)
        .map((step) => `<div>${step}</div>`)
        .join("")}</div></div><div><div>${steps
        .slice(2)
        .map((step) => `<div>${step}</div>`)
        .join("")}</div></div>`,
    ],
    ["items of a list", `<ol>${steps.map((step) => `<li>${step}</li>`).join("")}</ol>`],
    [
      "sections with headings",
      steps.map((step, at) => `<section><h3>Step ${at + 1}</h3><div>${step}</div></section>`).join(""),
    ],
  ])("%s are all there, in order", (_, body) => {
    const all = text(around(body)).replace(/\s+/g, " ");
    const places = steps.map((step) => all.indexOf(step.replace(/<[^>]*>/g, "")));
    expect(places).not.toContain(-1);
    expect([...places].sort((one, other) => one - other)).toEqual(places);
  });
});

describe("the direction of a text", () => {
  it.each([
    ["of the page", around("", `lang="fa" dir="rtl"`), "rtl"],
    ["of its body", around("").replace("<body>", `<body dir="RTL">`), "rtl"],
    ["of the article", around("").replace("<article>", `<article dir="rtl">`), "rtl"],
    ["by its language", around("", `lang="ar-EG"`), "rtl"],
    ["said otherwise", around("", `lang="ar" dir="ltr"`), "ltr"],
    ["not said", around(""), ""],
  ])("%s is kept", (_, html, direction) => expect(extracted(html).found.direction).toBe(direction));

  it("of a block is kept", () => {
    const quoted = extracted(
      around(
        `<blockquote dir="rtl"><p>این افزونه‌ی کوچک می‌تواند برنامه‌های شما را بدون شبکه نگه دارد.</p></blockquote>`,
      ),
    );
    expect(quoted.content.querySelector("[dir=rtl]")?.textContent).toContain("افزونه");
  });
});

describe("what the frame of a page leaves in a text", () => {
  it.each([
    [
      "a link to edit in a heading",
      `<h2>The lathe<span class="mw-editsection">[<a href="/w?title=x&action=edit&section=1">edit</a>]</span></h2>${prose(7)}`,
      "edit",
    ],
    [
      "a mark of an anchor",
      `<h2>The lathe<a class="headerlink" href="#lathe" title="Permalink">¶</a></h2>${prose(7)}`,
      "¶",
    ],
    ["a hash of an anchor", `<h2><a href="#lathe">#</a> The lathe</h2>${prose(7)}`, "#"],
    [
      "links to share",
      `<ul><li><a href="https://twitter.com/intent/tweet?u=1">Tweet</a></li><li><a href="https://www.facebook.com/sharer?u=1">Post</a></li></ul>`,
      "Tweet",
    ],
    ["a link to read more", `<p><a href="/next">Read more…</a></p>`, "Read more"],
    ["a Chinese link to read all", `<p><a href="/next">阅读全文</a></p>`, "阅读全文"],
  ])("%s goes", (_, body, left) => expect(text(around(body))).not.toContain(left));

  it("a caption that stands twice stands once", () => {
    const body = `<figure><img src="/a.png" alt=""><figcaption>The lathe of the workshop</figcaption></figure><p>The lathe of the workshop</p>`;
    expect(text(around(body)).split("The lathe of the workshop").length).toBe(2);
  });

  it("a heading that is a link, and words like those, stay", () => {
    const all = text(
      around(
        `<h2><a href="#lathe">Read the lathe</a></h2><p>Read more than the manual says, and share this with whoever works beside you.</p>`,
      ),
    );
    expect(all).toContain("Read the lathe");
    expect(all).toContain("Read more than the manual says");
  });
});

describe("a word that belongs to letters and lists", () => {
  it("in the middle of a text is the text", () => {
    const line = `<p>Every letter lets its readers <a href="/leave">unsubscribe</a>, and few of them do.</p>`;
    expect(text(around(line))).toContain("and few of them do");
  });

  it("at its end is none of it", () => {
    const page = around("").replace(
      "</article>",
      `<p>You get this because you asked for it. <a href="/leave">Unsubscribe</a> at any time.</p></article>`,
    );
    expect(text(page)).toContain("Paragraph 6");
    expect(text(page)).not.toContain("You get this because");
  });
});
