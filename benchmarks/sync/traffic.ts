/**
 * What meeting costs with 10,000 articles and 500 notes: the first time, for one edited note, and for a year of edits;
 * beside the whole library as one file, and beside Yjs, Automerge and TinyBase with the same data.
 */
import { spawnSync } from "node:child_process";
import { resolve } from "node:path";
import { gzipSync } from "node:zlib";
import { TextDocument } from "../../src/records/text-document.ts";
import { writeExportFile } from "../../src/sync/file/export-file.ts";
import { meet } from "../../src/sync/meeting/meet.ts";
import { MemoryDevice } from "../../tests/support/memory-device.ts";
import { MemoryFolder } from "../../tests/support/memory-folder.ts";
import { plainLibrary, recordsOf } from "./library.ts";

const ARTICLES = 10_000;
const NOTES = 500;
const EDITS = 300;

const kilobytes = (bytes: number): string => `${(bytes / 1024).toFixed(bytes < 10_240 ? 1 : 0)} KB`;
const say = (text: string): void => void process.stdout.write(`${text}\n`);

const folder = new MemoryFolder();
let now = Date.UTC(2026, 10, 25);
const [phone, laptop] = [
  new MemoryDevice("phonephonephonephonephone", () => ++now),
  new MemoryDevice("laptoplaptoplaptoplaptop1", () => ++now),
];
const library = plainLibrary(ARTICLES, NOTES);
await phone.merge(recordsOf(library, phone.device));

/** What goes over while something is done. */
async function traffic(work: () => Promise<unknown>) {
  const before = { ...folder.traffic };
  const began = performance.now();
  await work();
  const milliseconds = performance.now() - began;
  const { requests, up, down } = folder.traffic;
  return { requests: requests - before.requests, up: up - before.up, down: down - before.down, milliseconds };
}
const line = (what: string, cost: Awaited<ReturnType<typeof traffic>>): string =>
  `${what.padEnd(34)} ${String(cost.requests).padStart(3)} requests  ${kilobytes(cost.up).padStart(9)} up  ${kilobytes(cost.down).padStart(9)} down  ${cost.milliseconds.toFixed(0).padStart(6)} ms`;

function edit(device: MemoryDevice, index: number, words: string): void {
  const id = library.notes[index % NOTES]?.id ?? "";
  const document = new TextDocument(device.record("notes", id)?.texts?.body);
  const version = document.version();
  document.replaceWith(`${document.text}\n${words}`);
  const texts = { body: { update: document.updateSince(version) } };
  device.write({ kind: "write", collection: "notes", id, fields: { editedAt: ++now }, texts });
}

say(`${ARTICLES} articles, ${NOTES} notes; two devices and a folder\n`);
say(line("first sync of all: the one that has it", await traffic(() => meet(folder, phone))));
say(line("first sync of all: the other", await traffic(() => meet(folder, laptop))));
await meet(folder, phone);
edit(phone, 7, "seen from the window of the train");
say(line("one edited note: who edited it", await traffic(() => meet(folder, phone))));
say(line("one edited note: the other", await traffic(() => meet(folder, laptop))));
say(line("nothing new", await traffic(() => meet(folder, phone))));

const [ups, downs]: [number[], number[]] = [[], []];
for (let round = 0; round < EDITS; round++) {
  edit(phone, round * 13, `in round ${round}, 第 ${round} 次`);
  ups.push((await traffic(() => meet(folder, phone))).up);
  downs.push((await traffic(() => meet(folder, laptop))).down);
}
const mean = (numbers: readonly number[]): number =>
  numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
const median = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
say(
  `${EDITS} edited notes, one at a time       up: median ${kilobytes(median(ups))}, mean ${kilobytes(mean(ups))}, most ${kilobytes(Math.max(...ups))}; down: median ${kilobytes(median(downs))}, mean ${kilobytes(mean(downs))}, most ${kilobytes(Math.max(...downs))}; ${folder.of(phone.device).length} files of the phone stand`,
);

const whole = writeExportFile({ device: phone.device, made: "", records: phone.records() });
say(
  `\nthe whole as one file, each time   ${kilobytes(whole.length)} up and read back; packed ${kilobytes(gzipSync(whole).length)}\n`,
);

say("the same data kept by               whole file   one edited note       load      save   memory");
for (const kind of ["wayside", "yjs", "automerge", "tinybase"]) {
  const done = spawnSync(
    process.execPath,
    [
      "--expose-gc",
      "--import",
      "tsx",
      resolve(import.meta.dirname, "other-kinds.ts"),
      kind,
      String(ARTICLES),
      String(NOTES),
    ],
    { encoding: "utf8" },
  );
  say(
    done.status === 0
      ? done.stdout.trimEnd()
      : `${kind}: could not be run here (${done.stderr.trim().split("\n").at(-1)})`,
  );
}
