import { describe, expect, it } from "vitest";
import { extractArticle } from "../../src/reading/extraction/extract-article.ts";
import { sanitise } from "../../src/reading/extraction/sanitise.ts";

const sentence =
  "A request to a language model has two lives, and each of them wants a machine of its own to be served well. ";
const page = (body: string, head = ""): string =>
  `<html><head><title>T</title>${head}</head><body><nav>Home</nav><article><h1>Title here</h1>${`<p>${sentence.repeat(4)}</p>`.repeat(4)}${body}</article></body></html>`;
const extract = (
  html: string,
  address = "https://site.example/a/b",
  contentType = "text/html; charset=utf-8",
) => extractArticle({ text: html, address, contentType });

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
