import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodePage } from "../../src/reading/fetching/extraction/decode-page.ts";
import { bestOfSet } from "../../src/reading/fetching/extraction/preparing/pictures.ts";
import { readingMinutes, textLength } from "../../src/reading/pace/rules/reading-time.ts";
import { isBelievable } from "../../src/reading/rules/believable-canonical.ts";
import { addressKey, canonicalAddress } from "../../src/reading/rules/canonical-address.ts";
import { makeRoom } from "../../src/reading/rules/recording-room.ts";
import { isSameArticle } from "../../src/reading/rules/same-article.ts";
import { typeOfBytes } from "../../src/reading/rules/type-of-bytes.ts";
import { rawAddress, readAddress } from "../../src/web/web-address.ts";

describe("a GitHub page", () => {
  it.each([
    [
      "https://github.com/kubernetes-sigs/kueue",
      "https://raw.githubusercontent.com/kubernetes-sigs/kueue/HEAD/README.md",
    ],
    ["https://github.com/o/r/blob/main/docs/a.md", "https://raw.githubusercontent.com/o/r/main/docs/a.md"],
    ["https://github.com/topics/llm", "https://github.com/topics/llm"],
    ["https://github.com/o/r/issues", "https://github.com/o/r/issues"],
  ])("%s is read from %s", (address, raw) => {
    expect(rawAddress(address)).toBe(raw);
  });
});

describe("a canonical address that a page gives", () => {
  it.each([
    ["https://x.org/a", "https://x.org/a/amp"],
    ["https://x.org/a?id=1", "https://x.org/a?id=1&view=print"],
    ["https://www.x.org/a", "https://m.x.org/a"],
  ])("%s may be that of %s", (canonical, own) => expect(isBelievable(canonical, own)).toBe(true));

  it.each([
    ["https://x.org/viewtopic.php", "https://x.org/viewtopic.php?t=1"],
    ["https://x.org/topic/", "https://x.org/topic?t=1"],
    ["https://x.org/", "https://x.org/?p=1"],
    ["https://x.org/", "https://x.org/a"],
    ["https://other.org/a", "https://x.org/a"],
  ])("%s is not that of %s", (canonical, own) => expect(isBelievable(canonical, own)).toBe(false));
});

describe("two articles", () => {
  const long = Array.from({ length: 400 }, (_, at) => `word${at} stands`).join(" ");
  it("are one where title and text are, but for a date or a count", () => {
    expect(isSameArticle({ title: "A  b", text: long }, { title: "a b", text: `${long} 3 comments` })).toBe(
      true,
    );
  });

  it.each([
    ["another title", { title: "Topic 2", text: long }],
    ["a short text with one other word", { title: "Topic 1", text: "topic two keeps its tools" }],
    ["half of the text", { title: "Topic 1", text: long.slice(0, long.length / 2) }],
    ["no text", { title: "Topic 1", text: "" }],
  ])("are two with %s", (_, other) => {
    const text = other.text.startsWith("topic") ? "topic one keeps its tools" : long;
    expect(isSameArticle({ title: "Topic 1", text }, other)).toBe(false);
  });
});

describe("the address an article is known by", () => {
  const same = (one: string, other: string) =>
    addressKey(canonicalAddress(one) ?? "1") === addressKey(canonicalAddress(other) ?? "2");

  it.each([
    ["https://X.org/a?utm_source=mail&id=3", "https://x.org/a?id=3"],
    ["http://x.org/a", "https://x.org/a/"],
    ["https://x.org/a#part", "https://x.org/a"],
    ["https://x.org:443/a?fbclid=1", "https://x.org/a"],
    ["https://u:p@x.org/a", "https://x.org/a"],
    ["https://x.org", "https://x.org/"],
    ["https://x.org/q?aa=%D1%80%D1%83", "https://x.org/q?aa=%d1%80%d1%83"],
    ["https://x.org/q?aa=рус", "https://x.org/q?aa=%d1%80%D1%83%D1%81"],
    ["https://x.org/显存", "https://x.org/%e6%98%be%e5%ad%98"],
    ["https://x.org/~ada/%7eb", "https://x.org/%7Eada/~b"],
    ["https://x.org/Moore's_law_(a)", "https://x.org/Moore%27s_law_%28a%29"],
    ["https://x.org/l?a[]=1|2", "https://x.org/l?a%5b%5d=1%7c2"],
    ["https://x.org/l?q=a%20b&utm_source=x", "https://x.org/l?q=a%20b"],
  ])("is the same for %s and %s", (one, other) => expect(same(one, other)).toBe(true));

  it.each([
    ["https://x.org/a?id=3", "https://x.org/a?id=4"],
    ["https://x.org/a", "https://x.org/A"],
    ["https://x.org/#!/a", "https://x.org/#!/b"],
    ["https://x.org/a", "https://y.org/a"],
    ["https://x.org/a%2Fb", "https://x.org/a/b"],
    ["https://x.org/l?q=a%26b", "https://x.org/l?q=a&b"],
    ["https://x.org/t?t=1", "https://x.org/t?t=2"],
  ])("differs for %s and %s", (one, other) => expect(same(one, other)).toBe(false));

  it("is settled after one reading", () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (address) => {
        const once = canonicalAddress(address);
        if (once !== undefined) expect(canonicalAddress(once)).toBe(once);
      }),
    );
    expect(canonicalAddress("javascript:alert(1)")).toBeUndefined();
    expect(canonicalAddress("file:///etc/passwd")).toBeUndefined();
  });

  it("is read from what a person types", () => {
    expect(readAddress(" example.org/a ")).toBe("https://example.org/a");
    expect(readAddress("127.0.0.1:8080/a")).toBe("https://127.0.0.1:8080/a");
    for (const text of ["", "two words", "javascript:1", "file:///x", "hello"])
      expect(readAddress(text)).toBeUndefined();
  });

  it("of a GitHub page of a file is the raw file's", () => {
    expect(rawAddress("https://github.com/a/b/blob/main/docs/x.md?plain=1#l3")).toBe(
      "https://raw.githubusercontent.com/a/b/main/docs/x.md",
    );
    expect(rawAddress("https://github.com/a/b/issues/1")).toBe("https://github.com/a/b/issues/1");
  });
});

describe("the time to read", () => {
  it("counts words of Latin scripts and characters of Chinese, Japanese and Korean", () => {
    expect(textLength("Two pools, one wire.")).toEqual({ words: 4, characters: 0 });
    expect(textLength("预填充与解码")).toEqual({ words: 0, characters: 6 });
    expect(textLength("使用 Kueue v0.9 调度 GPU")).toEqual({ words: 3, characters: 4 });
    expect(textLength("カタカナとひらがな 한국어")).toEqual({ words: 0, characters: 12 });
    expect(textLength("")).toEqual({ words: 0, characters: 0 });
  });

  it("is the sum of both, and at least a minute", () => {
    expect(readingMinutes({ words: 2380, characters: 0 })).toBe(10);
    expect(readingMinutes({ words: 0, characters: 4000 })).toBe(10);
    expect(readingMinutes({ words: 1190, characters: 2000 })).toBe(10);
    expect(readingMinutes({ words: 3, characters: 0 })).toBe(1);
  });
});

describe("the text of a page", () => {
  const latin = Buffer.from("<p>Déjà vu", "latin1");
  it("is read in the encoding it names", () => {
    expect(decodePage(latin, "text/html; charset=windows-1252")).toBe("<p>Déjà vu");
    expect(
      decodePage(Buffer.concat([Buffer.from("<meta charset='iso-8859-1'>"), latin]), "text/html"),
    ).toContain("Déjà vu");
    expect(decodePage(latin, "text/html")).toBe("<p>Déjà vu");
    expect(decodePage(new TextEncoder().encode("中文 🚆"), "text/html; charset=nonsense")).toBe("中文 🚆");
    expect(decodePage(Uint8Array.from([0xb5, 0xda]), "text/html; charset=gb2312")).toBe("第");
  });
});

describe("the best picture of a set", () => {
  it("is the widest that is not too wide", () => {
    expect(bestOfSet("/a.png 320w, /b.png 1200w, /c.png 4000w")).toBe("/b.png");
    expect(bestOfSet("/a.png 1x, /b.png 2x")).toBe("/b.png");
    expect(bestOfSet("/a.png 320w, /c.png 4000w")).toBe("/c.png");
    expect(bestOfSet("/only.png")).toBe("/only.png");
    expect(bestOfSet("")).toBeUndefined();
  });
});

describe("room for a recording", () => {
  it("is made of heard ones alone, the longest ago first, and of no more than it takes", () => {
    const recording = fc.record({
      article: fc.uuid(),
      bytes: fc.nat(100),
      heardAt: fc.option(fc.nat(1000)),
    });
    fc.assert(
      fc.property(fc.array(recording), fc.nat(200), fc.nat(1000), (kept, wanted, budget) => {
        const gone = makeRoom(kept, wanted, budget);
        const bytesOf = (some: typeof kept): number => some.reduce((sum, { bytes }) => sum + bytes, 0);
        const unheard = kept.filter(({ heardAt }) => heardAt === null);
        if (gone === undefined) {
          expect(bytesOf(unheard) + wanted).toBeGreaterThan(budget);
          return;
        }
        const left = kept.filter(({ article }) => !gone.includes(article));
        expect(left).toEqual(expect.arrayContaining(unheard));
        expect(bytesOf(left) + wanted).toBeLessThanOrEqual(budget);
        const last = kept.find(({ article }) => article === gone.at(-1));
        if (last !== undefined) expect(bytesOf(left) + last.bytes + wanted).toBeGreaterThan(budget);
        for (const one of left)
          if (one.heardAt !== null && last !== undefined)
            expect(one.heardAt).toBeGreaterThanOrEqual(last.heardAt ?? 0);
      }),
    );
  });
});

describe("bytes that nobody names", () => {
  const latin = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
  it.each([
    ["ID3\x04rest", "audio/mpeg"],
    ["\xff\xfb\x90\x00", "audio/mpeg"],
    ["\xff\xf3\x40", "audio/mpeg"],
    ["\x00\x00\x00\x20ftypM4A \x00", "audio/mp4"],
    ["ID3 tags, and how to write them", undefined],
    ["OggS is how a page of it begins", undefined],
    ["OggS\x00", "audio/ogg"],
    ["fLaC\x00", "audio/flac"],
    ["RIFF\x24\x00\x00\x00WAVEfmt ", "audio/wav"],
    ["%PDF-1.7", "application/pdf"],
    ["<!doctype html>", undefined],
    ["\xff\xfe<\x00h\x00", undefined],
    ["PK\x03\x04", undefined],
    ["", undefined],
  ])("%j are %s", (text, type) => expect(typeOfBytes(latin(text))).toBe(type));
});
