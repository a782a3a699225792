import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeText } from "../../src/encoding/decode-text.ts";
import { readFeed } from "../../src/radar/sources/read-feed.ts";
import { readExports } from "../../src/reading/importing/read-export.ts";

const reportsFolder = resolve(import.meta.dirname, "../reports");
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** The letters of a decoder's table as bytes: there is no encoder but for UTF-8. */
function encoderOf(encoding: string): (text: string) => Uint8Array {
  const table = new Map<string, readonly number[]>();
  const decoder = new TextDecoder(encoding, { fatal: true });
  const add = (...bytes: readonly number[]): void => {
    try {
      const letter = decoder.decode(Uint8Array.from(bytes));
      if ([...letter].length === 1 && !table.has(letter)) table.set(letter, bytes);
    } catch {}
  };
  for (let one = 0; one < 256; one++) add(one);
  if (!/^(?:windows|koi8|iso)/.test(encoding))
    for (let one = 0x81; one < 0xff; one++) for (let other = 0x40; other < 0xff; other++) add(one, other);
  return (text) => {
    const bytes = [...text].flatMap((letter) => {
      const found = table.get(letter);
      if (found === undefined) throw new Error(`${letter} is not in ${encoding}`);
      return [...found];
    });
    return Uint8Array.from(bytes);
  };
}

/** Texts of the kind people bring: markup or addresses, and some words. */
const texts: readonly (readonly [encoding: string, words: string])[] = [
  ["gb18030", "机器学习与深度学习的差别，以及推理服务的调度"],
  ["gb18030", "机器学习入门"],
  ["big5", "機器學習與深度學習的差別，臺灣的火車時刻表"],
  ["shift_jis", "東京の電車の時刻表とニュース"],
  ["euc-kr", "서울 지하철 노선도와 뉴스"],
  ["windows-1251", "Ночь в музее и другие новости недели"],
  ["koi8-r", "Ночь в музее и другие новости недели"],
  ["windows-1252", "Die Züge fahren über München, für alle"],
];

describe("the text of a file in an encoding nobody names", () => {
  it.each(texts)("%s: %s", (encoding, words) => {
    const encode = encoderOf(encoding);
    for (const around of [
      (text: string) => text,
      (text: string) =>
        `<DT><A HREF="https://example.org/a?b=c" ADD_DATE="1">${text}</A>\n<DT><A HREF="https://b.example">B</A>`,
      (text: string) => `title,url\n${text},https://example.org/a\nplain,https://example.org/b\n`,
    ])
      expect(decodeText(encode(around(words))).text).toBe(around(words));
  });

  it("is UTF-16 where every second byte is empty", () => {
    const bytes = (littleEndian: boolean): Uint8Array => {
      const view = new DataView(new ArrayBuffer(2 * 40));
      [..."title,url,tags of some 40 letters, 中文 and".slice(0, 40)].forEach((letter, index) => {
        view.setUint16(2 * index, letter.charCodeAt(0), littleEndian);
      });
      return new Uint8Array(view.buffer);
    };
    for (const littleEndian of [true, false])
      expect(decodeText(bytes(littleEndian)).text).toContain("tags of some 40 letters, 中文");
  });

  it("is what a name says, but for UTF-8 that is none", () => {
    const bytes = encoderOf("windows-1251")("Ночь в музее");
    expect(decodeText(bytes, ["utf-8", "windows-1251"]).text).toBe("Ночь в музее");
    expect(decodeText(utf8("Ночь"), ["windows-1251"]).text).toBe("Ночь");
    const longer = encoderOf("windows-1251")("Ночь в музее и другие новости недели");
    expect(decodeText(longer, ["no-such-encoding"]).text).toBe("Ночь в музее и другие новости недели");
  });

  it("of UTF-8 is as it was, and keeps all but the bad byte where it has one", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 60 }), (text) => {
        fc.pre(!text.includes("\u0000") && !text.startsWith("\ufeff"));
        expect(decodeText(utf8(text)).text).toBe(text);
      }),
    );
    const whole = utf8("每日新闻：桥上的灯，第二条，明天有雨");
    for (let at = 0; at <= whole.length; at++) {
      const damaged = Uint8Array.from([...whole.subarray(0, at), 0xe6, ...whole.subarray(at)]);
      const { text, encoding } = decodeText(damaged);
      expect(encoding).toBe("utf-8");
      expect(
        [..."每日新闻：桥上的灯，第二条，明天有雨"].filter((letter) => !text.includes(letter)).length,
      ).toBeLessThanOrEqual(1);
    }
  });
});

describe("the encodings of the reports", () => {
  const read = (name: string): Uint8Array => readFileSync(join(reportsFolder, name));
  const titles = (name: string, type: string): readonly string[] =>
    readFeed(read(name), type, "https://example.org/feed.xml")?.items.map(({ title }) => title) ?? [];

  it("header-says-utf-8.windows-1251.xml, letter-cut-in-half.xml", () => {
    expect(JSON.stringify(titles("header-says-utf-8.windows-1251.xml", "text/xml; charset=utf-8"))).toContain(
      "Ночь в музее",
    );
    const half = readFeed(read("letter-cut-in-half.xml"), "text/xml", "https://example.org/feed.xml");
    expect(half?.title).toBe("每日新闻");
    expect(half?.items.map(({ title }) => title)).toEqual(expect.arrayContaining(["桥上的灯", "第二条"]));
  });

  it.each(["bookmarks.gbk.html", "bookmarks.windows-1251.html", "export.utf-16.csv"])("%s", (name) => {
    const found = readExports([{ name, bytes: read(name) }]);
    expect(found?.candidates.length).toBeGreaterThan(0);
    expect(found?.candidates.map(({ title }) => title).join(" ")).toMatch(
      /^[\p{Script=Han}\p{Script=Cyrillic}\p{ASCII}\p{P}]+$/u,
    );
    expect(found?.candidates.map(({ title }) => title).join(" ")).toMatch(
      /[\p{Script=Han}\p{Script=Cyrillic}]/u,
    );
  });
});
