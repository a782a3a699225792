import { createHash } from "node:crypto";
import { formatStamp } from "../../src/records/hybrid-logical-clock.ts";
import type { StoredRecord } from "../../src/records/record.ts";
import { TextDocument, updateText } from "../../src/records/text-document.ts";

const words =
  "the queue waits memory chips prefill decode batch latency tokens cache gang quota schedule replica pod node kernel wire rack 显存 调度 吞吐 延迟 缓存 分布式 推理 训练".split(
    " ",
  );

/** Numbers that a seed repeats. */
class Random {
  constructor(private state: number) {}
  below(limit: number): number {
    this.state = (Math.imul(this.state, 1664525) + 1013904223) >>> 0;
    return Math.floor((this.state / 2 ** 32) * limit);
  }
  words(count: number): string {
    return Array.from({ length: count }, () => words[this.below(words.length)]).join(" ");
  }
}

/** Ids as the app makes them: as good as random, so that they pack no better than real ones. */
const idOf = (what: string): string =>
  BigInt(`0x${createHash("sha256").update(what).digest("hex").slice(0, 32)}`)
    .toString(36)
    .padStart(25, "0");

export interface PlainArticle {
  readonly id: string;
  readonly fields: Readonly<Record<string, string | number | boolean | null>>;
}
export interface PlainNote {
  readonly id: string;
  readonly text: string;
}

/** A library as one who reads a lot has it after a few years: what it is, whatever keeps it. */
export function plainLibrary(articles: number, notes: number) {
  const random = new Random(7);
  return {
    articles: Array.from({ length: articles }, (_, index): PlainArticle => {
      const savedAt = 1_700_000_000_000 + index * 3_600_000 + random.below(3_600_000);
      return {
        id: idOf(`article ${index}`),
        fields: {
          address: `https://${["blog", "docs", "notes"][random.below(3)]}.example/${random.below(9999)}/${random.words(4).replaceAll(" ", "-")}`,
          title: random.words(6 + random.below(6)),
          site: "Serving notes",
          words: 200 + random.below(5000),
          savedAt,
          finishedAt: random.below(3) === 0 ? savedAt + random.below(1e9) : null,
          archivedAt: null,
          favourite: random.below(20) === 0,
        },
      };
    }),
    notes: Array.from(
      { length: notes },
      (_, index): PlainNote => ({
        id: idOf(`note ${index}`),
        text: `# ${random.words(5)}\n\n${random.words(120)}\n`,
      }),
    ),
  };
}

/** The same as the app's records, stamped when each was saved; notes were typed in a few goes. */
export function recordsOf(
  { articles, notes }: ReturnType<typeof plainLibrary>,
  device: string,
): readonly StoredRecord[] {
  return [
    ...articles.map(({ id, fields }): StoredRecord => {
      const stamp = formatStamp({ milliseconds: Number(fields.savedAt), counter: 0 }, device);
      return {
        collection: "articles",
        id,
        fields,
        stamps: Object.fromEntries(Object.keys(fields).map((name) => [name, stamp])),
      };
    }),
    ...notes.map(({ id, text }, index): StoredRecord => {
      const milliseconds = 1_700_000_000_000 + index * 86_400_000;
      const stamp = formatStamp({ milliseconds, counter: 0 }, device);
      const document = new TextDocument(undefined);
      for (const share of [0.2, 0.5, 0.8, 1]) document.replaceWith(text.slice(0, text.length * share));
      const body = updateText(undefined, document.updateSince(), device, stamp);
      const fields = { createdAt: milliseconds, editedAt: milliseconds };
      return {
        collection: "notes",
        id,
        fields,
        stamps: { createdAt: stamp, editedAt: stamp },
        texts: { body },
      };
    }),
  ];
}
