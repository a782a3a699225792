import { describe, expect, it } from "vitest";
import { extractArticle } from "../../src/reading/fetching/extraction/extract-article.ts";
import { sanitise } from "../../src/reading/fetching/extraction/sanitise.ts";
import { contentKind } from "../../src/reading/rules/content-kind.ts";

const sentence =
  "A request to a language model has two lives, and each of them wants a machine of its own to be served well. ";
const page = (body: string, head = ""): string =>
  `<html><head><title>T</title>${head}</head><body><nav>Home</nav><article><h1>Title here</h1>${`<p>${sentence.repeat(4)}</p>`.repeat(4)}${body}</article></body></html>`;
const extract = (
  html: string,
  address = "https://site.example/a/b",
  contentType = "text/html; charset=utf-8",
) => {
  const kind = contentKind(contentType, new URL(address).pathname);
  if (kind === "pdf" || kind === "audio") throw new Error("no text");
  return extractArticle({ text: html, address, kind: kind ?? "html" });
};

/** Puts HTML into the page as the reader does and waits for anything in it to run. */
async function runs(html: string): Promise<boolean> {
  const target = window as unknown as { stolen?: unknown };
  delete target.stolen;
  const place = document.createElement("div");
  document.body.append(place);
  place.innerHTML = html;
  for (const element of place.querySelectorAll<HTMLElement>("*")) {
    if (element instanceof HTMLAnchorElement && element.hasAttribute("href")) {
      // Followed, a good link would leave this page and a bad one would run in it.
      if (!["http:", "https:", "mailto:"].includes(element.protocol)) return true;
      continue;
    }
    element.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true }));
    element.dispatchEvent(new Event("mouseover", { bubbles: true }));
    element.dispatchEvent(new Event("focus"));
  }
  await new Promise((resolve) => setTimeout(resolve, 30));
  place.remove();
  return target.stolen !== undefined;
}

const vectors: readonly string[] = [
  `<script>window.stolen=1</script>`,
  `<img src=x onerror="window.stolen=1">`,
  `<svg onload="window.stolen=1"></svg>`,
  `<svg><script>window.stolen=1</script></svg>`,
  `<svg><animate onbegin="window.stolen=1" attributeName="x" dur="1s"></svg>`,
  `<svg><a xlink:href="javascript:window.stolen=1"><text>x</text></a></svg>`,
  `<svg><use href="data:image/svg+xml,<svg id='x' xmlns='http://www.w3.org/2000/svg'><script>window.stolen=1</script></svg>#x"></use></svg>`,
  `<math><mtext><table><mglyph><style><img src=x onerror="window.stolen=1"></style></mglyph></table></mtext></math>`,
  `<math href="javascript:window.stolen=1">x</math>`,
  `<a href="javascript:window.stolen=1">x</a>`,
  `<a href=" &#x6A;avascript:window.stolen=1">x</a>`,
  `<a href="java\tscript:window.stolen=1">x</a>`,
  `<a href="vbscript:window.stolen=1">x</a>`,
  `<a href="data:text/html,<script>parent.stolen=1</script>">x</a>`,
  `<iframe srcdoc="<script>parent.stolen=1</script>"></iframe>`,
  `<iframe src="javascript:parent.stolen=1"></iframe>`,
  `<object data="data:text/html,<script>parent.stolen=1</script>"></object>`,
  `<embed src="data:text/html,<script>parent.stolen=1</script>">`,
  `<form action="javascript:window.stolen=1"><button>go</button></form>`,
  `<button formaction="javascript:window.stolen=1">go</button>`,
  `<input autofocus onfocus="window.stolen=1">`,
  `<details open ontoggle="window.stolen=1">x</details>`,
  `<video><source onerror="window.stolen=1"></video>`,
  `<audio src=x onerror="window.stolen=1"></audio>`,
  `<body onload="window.stolen=1">`,
  `<p onclick="window.stolen=1">x</p>`,
  `<p onmouseover="window.stolen=1">x</p>`,
  `<marquee onstart="window.stolen=1">x</marquee>`,
  `<meta http-equiv="refresh" content="0;url=javascript:window.stolen=1">`,
  `<link rel="stylesheet" href="javascript:window.stolen=1">`,
  `<style>@import "javascript:window.stolen=1";</style>`,
  `<template><img src=x onerror="window.stolen=1"></template>`,
  `<noscript><p title="</noscript><img src=x onerror='window.stolen=1'>"></noscript>`,
  `<!--><img src=x onerror="window.stolen=1">-->`,
  `<textarea><img title="</textarea><img src=x onerror='window.stolen=1'>"></textarea>`,
  `<select><style></select><img src=x onerror="window.stolen=1"></style>`,
  `<x:script xmlns:x="http://www.w3.org/1999/xhtml">window.stolen=1</x:script>`,
  `<img src="x" srcset="x 1x" style="background:url(javascript:window.stolen=1)">`,
  `<base href="javascript:window.stolen=1//"><a href="x">x</a>`,
  `<portal src="javascript:window.stolen=1"></portal>`,
];

describe("the sanitiser", () => {
  it.each(vectors)("lets nothing of %s run", async (vector) => {
    expect(await runs(sanitise(vector))).toBe(false);
    expect(await runs(extract(page(vector))?.html ?? "")).toBe(false);
  });

  it("leaves nothing that loads, submits, dresses itself or takes our names", () => {
    const clean = sanitise(
      `<p style="position:fixed" class="button" id="app">x</p><form><input name="location"></form><img src="https://x.org/p.png" srcset="https://x.org/q.png 2x"><a name="articles">y</a><link href="x"><video src="y"></video>`,
    );
    expect(clean).not.toMatch(/style=|class=|srcset|<form|<input|<link|<video|id="app"|name="articles"/);
  });

  it("keeps what articles are made of", () => {
    const kept = `<h2>H</h2><p>a <em>b</em> <strong>c</strong> <code>d</code> <sup>1</sup></p><ul><li>x</li></ul><blockquote><p>q</p></blockquote><pre><code>z</code></pre><table><thead><tr><th colspan="2" scope="col">t</th></tr></thead><tbody><tr><td>1</td><td lang="zh">二</td></tr></tbody></table><figure><img alt="a" data-picture="0"><figcaption>c</figcaption></figure><math><mi>x</mi></math>`;
    expect(sanitise(kept)).toBe(kept);
  });
});

describe("taking the article out of a page", () => {
  it("makes up no site for a page without an address", () => {
    expect(extractArticle({ text: page(""), address: "", kind: "html" })?.site).toBe("");
    const named = page("", `<meta property="og:site_name" content="The Site">`);
    expect(extractArticle({ text: named, address: "", kind: "html" })?.site).toBe("The Site");
  });

  it("finds title, site, language, text and length", () => {
    const article = extract(
      page("", `<meta property="og:site_name" content="The Site">`).replace("<html>", `<html lang="en-GB">`),
    );
    expect(article).toMatchObject({ site: "The Site", language: "en-GB" });
    expect(article?.html).toContain("two lives");
    expect(article?.html).not.toContain("Home");
    expect(article?.length.words).toBeGreaterThan(300);
  });

  it("resolves links and pictures against the page's own base", () => {
    const article = extract(
      page(
        `<p>See <a href="next">next</a>, <a href="#part">here</a> and <a href="../up">up</a> ${sentence}</p><img src="d.png" alt="d">`,
        `<base href="/deep/down/">`,
      ),
    );
    expect(article?.html).toContain(`href="https://site.example/deep/down/next"`);
    expect(article?.html).toContain(`href="https://site.example/deep/up"`);
    expect(article?.html).toContain(`href="#user-content-part"`);
    expect(article?.pictures).toEqual(["https://site.example/deep/down/d.png"]);
  });

  it("takes the picture a lazy element or a set means, and none that is data", () => {
    const article = extract(
      page(
        `<img data-src="/late.png" src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" alt="late"><p>${sentence}</p><img srcset="/small.png 320w, /large.png 1200w" alt="set"><p>${sentence}</p><picture><source srcset="/wide.webp 1000w"><img src="/plain.png" alt="p"></picture>`,
      ),
    );
    expect(article?.pictures).toEqual([
      "https://site.example/late.png",
      "https://site.example/large.png",
      "https://site.example/wide.webp",
    ]);
    expect(article?.html).not.toMatch(/<img[^>]+src=/);
  });

  it("reads Markdown and plain text as articles", () => {
    const markdown = extract(
      "# A title\n\nSome *text* and [a link](other.md).\n\n- [ ] one\n",
      "https://raw.githubusercontent.com/a/b/main/docs/x.md",
      "text/plain",
    );
    expect(markdown?.title).toBe("A title");
    expect(markdown?.html).toContain(`href="https://raw.githubusercontent.com/a/b/main/docs/other.md"`);
    const plain = extract("One.\n\nTwo <b>.", "https://x.org/notes.txt", "text/plain");
    expect(plain?.html).toBe("<p>One.</p><p>Two &lt;b&gt;.</p>");
  });

  it("counts Chinese by characters and tells its language where the page does not", () => {
    const article = extract(
      page("")
        .replaceAll(sentence, "把预填充和解码放在同一台机器上，看起来省事，其实两种工作互相拖累。")
        .replace("Title here", "标题"),
    );
    expect(article?.language).toBe("zh");
    expect(article?.length.characters).toBeGreaterThan(300);
  });

  it("finds nothing where there is nothing", () => {
    for (const html of ["", "<html></html>", `<body><script>1</script><div id="root"></div>`, "\u0000\u0001"])
      expect(extract(html)).toBeUndefined();
  });
});

describe("pages that are too much", () => {
  const megabytes = 20 * 1024 * 1024;
  const shapes: readonly (readonly [string, string])[] = [
    ["paragraphs", "<p>Words of a page without an end, one after the other, in a paragraph.</p>"],
    ["divs that are never closed", "<div><span class=x>deeper and deeper "],
    ["scripts", "<script>window.stolen=1;var a='<p>no</p>'</script><p>text</p>"],
    ["attributes", `<p title="${"x".repeat(5000)}" onclick="window.stolen=1">text</p>`],
    ["signs that open nothing", "< << <3 a<b & <! <? "],
    ["comments that never end", "<!-- a comment <p>and text</p> "],
    ["tables in tables", "<table><tr><td>cell"],
    ["elements with a letter each", "<p>a"],
  ];

  it.each(shapes)(
    "20 MB of %s are read in some seconds, and nothing of it runs",
    async (_, part) => {
      const target = window as unknown as { stolen?: unknown };
      delete target.stolen;
      const html = `<!doctype html><title>Endless</title><body>${part.repeat(Math.ceil(megabytes / part.length))}`;
      const began = performance.now();
      const { readMarkup } = await import("../../src/reading/fetching/extraction/read-markup.ts");
      const { html: text, form } = await readMarkup(new TextEncoder().encode(html), "text/html");
      const article = extractArticle({
        text,
        address: "https://site.example/",
        kind: form === "plain" ? "reduced" : "html",
      });
      expect(performance.now() - began).toBeLessThan(20_000);
      expect(article?.html.length ?? 0).toBeLessThan(8_000_000);
      expect(await runs(article?.html ?? "")).toBe(false);
    },
    60_000,
  );
});

it("half a megabyte of nothing but elements is read as quickly", async () => {
  const html = `<title>Small</title>${"<p>a".repeat(125_000)}`;
  const began = performance.now();
  const { readMarkup } = await import("../../src/reading/fetching/extraction/read-markup.ts");
  const { html: text, form } = await readMarkup(new TextEncoder().encode(html), "text/html");
  extractArticle({
    text,
    address: "https://site.example/",
    kind: form === "plain" ? "reduced" : "html",
  });
  expect(performance.now() - began).toBeLessThan(10_000);
});

describe("what a page holds beside plain text", () => {
  it("keeps a formula as MathML, once, without its source", () => {
    const formula = `<span class="katex"><span class="katex-mathml"><math xmlns="http://www.w3.org/1998/Math/MathML"><semantics><mrow><mi>x</mi></mrow><annotation encoding="application/x-tex">x_{tex}</annotation></semantics></math></span><span class="katex-html" aria-hidden="true">x drawn</span></span>`;
    const html = extract(page(`<p>${sentence} Then ${formula} follows.</p>`))?.html ?? "";
    expect(html).toContain("<mi>x</mi>");
    expect(html).not.toMatch(/x_\{tex\}|x drawn/);
  });

  it("takes author, day, canonical address and lead picture from what the page says of itself", () => {
    const article = extract(
      page(
        "",
        `<meta name="author" content="Ada Kowalski"><meta property="article:published_time" content="2025-09-03T08:00:00Z"><link rel="canonical" href="https://www.site.example/a/true"><meta property="og:image" content="/lead.png">`,
      ),
    );
    expect(article).toMatchObject({
      byline: "Ada Kowalski",
      published: "2025-09-03",
      canonical: "https://www.site.example/a/true",
      pictures: ["https://site.example/lead.png"],
    });
    expect(article?.html).toMatch(/^[\s\S]{0,80}data-picture="0"/);
  });

  it("believes no canonical address of another site, nor that every page is the front page", () => {
    expect(extract(page("", `<link rel="canonical" href="https://other.example/a">`))?.canonical).toBe("");
    expect(extract(page("", `<link rel="canonical" href="https://site.example/">`))?.canonical).toBe("");
  });

  it("gives the text of the whole page where that is asked for", () => {
    const whole = extractArticle(
      { text: page("<p>The end of it.</p>"), address: "https://site.example/", kind: "html" },
      "whole-page",
    );
    expect(whole?.found).toBe("whole-page");
    expect(whole?.html).toContain("The end of it.");
  });
});

describe("a PDF", () => {
  it("gives its title, its author and its text in paragraphs", async () => {
    const { pdfText } = await import("../../src/reading/fetching/extraction/pdf-text.ts");
    const lines = ["A line that goes on", "to the next one."];
    const stream = `BT /F1 11 Tf\n${lines.map((line, index) => `1 0 0 1 72 ${720 - index * 14} Tm (${line}) Tj`).join("\n")}\n1 0 0 1 72 600 Tm (Another paragraph.) Tj\nET`;
    const objects = [
      "<< /Type /Catalog /Pages 2 0 R >>",
      "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
      "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
      `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
      "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
      "<< /Title (On paging) /Author (Ada) >>",
    ];
    const body = objects.map((object, index) => `${index + 1} 0 obj\n${object}\nendobj\n`).join("");
    const bytes = new TextEncoder().encode(
      `%PDF-1.4\n${body}trailer\n<< /Size 7 /Root 1 0 R /Info 6 0 R >>\n%%EOF\n`,
    );
    const read = await pdfText(bytes);
    expect(read).toEqual({
      title: "On paging",
      author: "Ada",
      html: "<p>A line that goes on to the next one.</p><p>Another paragraph.</p>",
    });
    expect(await pdfText(new TextEncoder().encode("no pdf at all"))).toBeUndefined();
  }, 30_000);
});
