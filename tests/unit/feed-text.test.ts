import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { feedWords, htmlWords } from "../../src/radar/sources/rules/feed-text.ts";

describe("the words of a feed", () => {
  it.each([
    [
      "<p>We speak of paging.</p><script>window.ran = 1</script><p>Thanks.</p>",
      "We speak of paging. Thanks.",
    ],
    ["<STYLE type='text/css'>p { color: red }</STYLE >Red", "Red"],
    ["<scripture>Genesis</scripture> and <script>x</script> exodus", "Genesis and exodus"],
    ["one <script>two", "one two"],
    ["İİİ İstanbul<script>x</script>, behind it", "İİİ İstanbul , behind it"],
    ["<template><b>not shown</b></template>shown", "shown"],
  ])("have no code of %s", (html, words) => {
    expect(htmlWords(html)).toBe(words);
  });

  it("are those around it, whatever stands there", () => {
    const word = fc.constantFrom("gang", "调度", "a b");
    fc.assert(
      fc.property(fc.array(word, { minLength: 1 }), (all) => {
        const html = all.map((part) => `<p>${part}</p><script>var no = "${part}"</script>`).join("");
        expect(feedWords(html)).toBe(all.join(" "));
      }),
    );
  });
});
