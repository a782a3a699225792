import { describe, expect, it } from "vitest";
import { bookmarklet } from "../../src/reading/capture/rules/bookmarklet.ts";
import { wordsOf } from "../../src/reading/capture/rules/shared-words.ts";
import { addressesInText, textFormat } from "../../src/reading/capture/rules/text-format.ts";
import { contentKind, mediaType } from "../../src/reading/rules/content-kind.ts";

describe("what was captured", () => {
  it.each([
    ["text/html", "", "html"],
    ["application/pdf", "x.bin", "pdf"],
    ["", "Paper.PDF", "pdf"],
    ["audio/mp4", "", "audio"],
    ["application/octet-stream", "talk.mp3", "audio"],
    ["text/markdown", "", "markdown"],
    ["text/plain", "notes.md", "markdown"],
    ["text/x-log", "a.log", "text"],
    ["", "笔记.txt", "text"],
  ])("%s %s is %s", (type, name, kind) => {
    expect(contentKind(type, name)).toBe(kind);
  });

  it.each([
    ["image/png", "a.png"],
    ["application/zip", "a.zip"],
    ["", "none"],
  ])("%s %s is nothing to read", (type, name) => {
    expect(contentKind(type, name)).toBeUndefined();
  });

  it("keeps the charset a text was sent in, and a recording's own type", () => {
    expect(mediaType("html", "text/html; charset=gbk")).toBe("text/html; charset=gbk");
    expect(mediaType("text", "")).toBe("text/plain;charset=utf-8");
    expect(mediaType("audio", "audio/ogg")).toBe("audio/ogg");
  });

  it.each([
    ["<!doctype html><p>x", "html"],
    ["<p>x</p>", "html"],
    ["# Title\n\ntext", "markdown"],
    ["see [this](https://x.org)", "markdown"],
    ["Plain words, a < b and nothing more.", "text"],
    ["第一行\n第二行", "text"],
  ])("%j is written in %s", (text, format) => {
    expect(textFormat(text)).toBe(format);
  });

  it.each([
    ["Look at https://x.org/a.", "https://x.org/a", "Look at ."],
    ["“The wire decides.” https://x.org/b?c=1#d", "https://x.org/b?c=1#d", "The wire decides."],
    ["看这个：https://x.org/中文，很好", "https://x.org/中文", "看这个：，很好"],
    ["https://x.org/", "https://x.org/", ""],
  ])("%j holds %s", (text, address, rest) => {
    expect(addressesInText(text)).toEqual({ addresses: [address], rest });
  });

  it("is each of the addresses a text holds, with its words as a note that keeps them in their places", () => {
    const text = "Compare https://x.org/a with https://y.org/b, then rest. https://x.org/a?utm_source=chat";
    expect(wordsOf({ title: "Two pools", text, url: "" })).toEqual({
      kind: "addresses",
      addresses: [
        { address: "https://x.org/a", title: "" },
        { address: "https://y.org/b", title: "" },
      ],
      note: `Two pools\n\n${text}`,
    });
    expect(wordsOf({ title: "A", text: "https://y.org/b", url: "https://x.org/a" })).toEqual({
      kind: "addresses",
      addresses: [
        { address: "https://x.org/a", title: "A" },
        { address: "https://y.org/b", title: "" },
      ],
      note: "",
    });
    expect(wordsOf({ title: "", text: "看 https://x.org/一 和 https://y.org/二。", url: "" })).toMatchObject({
      addresses: [{ address: "https://x.org/%E4%B8%80" }, { address: "https://y.org/%E4%BA%8C" }],
    });
  });

  it("is one article where the words are of one address, and a text where they are long", () => {
    expect(wordsOf({ title: "", text: "Worth a look https://x.org/a", url: "https://x.org/a" })).toEqual({
      kind: "addresses",
      addresses: [{ address: "https://x.org/a", title: "Worth a look" }],
      note: "Worth a look",
    });
    const long = `${"Long. ".repeat(300)} https://x.org/a https://y.org/b`;
    expect(wordsOf({ title: "", text: long, url: "" })).toEqual({ kind: "text", text: long, isShort: false });
  });

  it("is a word to the files it came with, unless it only names them", () => {
    const said = (text: string, title = "") => wordsOf({ title, text, url: "" }, ["paper.pdf"]).kind;
    expect([said("For Ann"), said("paper.pdf"), said("A paper", "A paper"), said(" ")]).toEqual([
      "text",
      "nothing",
      "nothing",
      "nothing",
    ]);
    expect(wordsOf({ title: "", text: "From https://x.org/a", url: "" }, ["paper.pdf"])).toMatchObject({
      addresses: [{ address: "https://x.org/a" }],
      note: "From",
    });
  });

  it("is sent by a bookmarklet that is one line of code with the app's address in it", () => {
    const code = bookmarklet("https://way.example/share-target", {
      copied: 'it\'s "blocked"',
      instead: "copy it",
    });
    expect(code).toMatch(/^javascript:[^\s"<>]*$/);
    const source = decodeURIComponent(code.slice("javascript:".length));
    expect(() => new Function(source)).not.toThrow();
    expect(source).toContain('"https://way.example/share-target"');
  });
});
