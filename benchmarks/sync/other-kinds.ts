/** One line about one way to keep the library: whole size packed, one edited note as sent, load, save, memory. */
import { gzipSync } from "node:zlib";
import { formatStamp } from "../../src/records/hybrid-logical-clock.ts";
import { mergeRecords } from "../../src/records/merge.ts";
import { mergeTexts, TextDocument, updateText } from "../../src/records/text-document.ts";
import { readExportFile, writeExportFile } from "../../src/sync/file/export-file.ts";
import { plainLibrary, recordsOf } from "./library.ts";

const [kind = "", articles = "10000", notes = "500"] = process.argv.slice(2);
const library = plainLibrary(Number(articles), Number(notes));
const words = "\nseen from the window of the train";

interface Kept {
  /** All of it as it is stored or first sent. */
  save(): Uint8Array;
  /** Reads that again. */
  load(bytes: Uint8Array): Promise<unknown>;
  /** Edits one note and gives what another device has to hear. */
  edit(): Uint8Array;
}

const kinds: Readonly<Record<string, () => Promise<Kept>>> = {
  async wayside() {
    const records = [...recordsOf(library, "phone")];
    return {
      save: () => writeExportFile({ device: "phone", made: "", records }),
      async load(bytes) {
        const file = readExportFile(bytes);
        if (!file.ok) throw new Error(file.failure.kind);
        return new Map(
          file.value.records.map((record) => [record.id, mergeRecords(record, record, mergeTexts)]),
        );
      },
      edit() {
        const at = records.length - 3;
        const record = records[at];
        if (record === undefined) throw new Error("no note");
        const stamp = formatStamp({ milliseconds: Date.now(), counter: 0 }, "phone");
        const document = new TextDocument(record.texts?.body);
        document.replaceWith(document.text + words);
        const body = updateText(record.texts?.body, document.updateSince(), "phone", stamp);
        return writeExportFile({ device: "phone", made: "", records: [{ ...record, texts: { body } }] });
      },
    };
  },
  async yjs() {
    const Y = await import("yjs");
    const document = new Y.Doc();
    document.transact(() => {
      const all = document.getMap("articles");
      for (const { id, fields } of library.articles) all.set(id, new Y.Map(Object.entries(fields)));
      const texts = document.getMap("notes");
      for (const { id, text } of library.notes) texts.set(id, new Y.Text(text));
    });
    return {
      save: () => Y.encodeStateAsUpdate(document),
      async load(bytes) {
        const other = new Y.Doc();
        Y.applyUpdate(other, bytes);
        return other;
      },
      edit() {
        const version = Y.encodeStateVector(document);
        const text = document.getMap("notes").get(library.notes.at(-3)?.id ?? "");
        if (!(text instanceof Y.Text)) throw new Error("no note");
        text.insert(text.length, words);
        return Y.encodeStateAsUpdate(document, version);
      },
    };
  },
  async automerge() {
    const A = await import("@automerge/automerge");
    type Library = { articles: Record<string, Record<string, unknown>>; notes: Record<string, string> };
    let document = A.from<Library>({
      articles: Object.fromEntries(library.articles.map(({ id, fields }) => [id, { ...fields }])),
      notes: Object.fromEntries(library.notes.map(({ id, text }) => [id, text])),
    });
    return {
      save: () => A.save(document),
      load: async (bytes) => A.load<Library>(bytes),
      edit() {
        const heads = A.getHeads(document);
        const id = library.notes.at(-3)?.id ?? "";
        document = A.change(document, (draft) => {
          A.splice(draft, ["notes", id], draft.notes[id]?.length ?? 0, 0, words);
        });
        return A.saveSince(document, heads);
      },
    };
  },
  async tinybase() {
    const { createMergeableStore } = await import("tinybase");
    const store = createMergeableStore("phone");
    store.transaction(() => {
      for (const { id, fields } of library.articles)
        for (const [name, value] of Object.entries(fields))
          if (value !== null) store.setCell("articles", id, name, value);
      for (const { id, text } of library.notes) store.setCell("notes", id, "text", text);
    });
    const pack = (content: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(content));
    return {
      save: () => pack(store.getMergeableContent()),
      async load(bytes) {
        const other = createMergeableStore("laptop");
        other.setMergeableContent(JSON.parse(new TextDecoder().decode(bytes)));
        return other;
      },
      edit() {
        const id = library.notes.at(-3)?.id ?? "";
        let changes: unknown;
        store.addDidFinishTransactionListener(() => {
          changes = store.getTransactionMergeableChanges();
        });
        store.setCell("notes", id, "text", `${store.getCell("notes", id, "text")}${words}`);
        return pack(changes);
      },
    };
  },
};

const make = kinds[kind];
if (make === undefined) throw new Error(`there is no kind called ${kind}`);
const kept = await make();
const memory = (): number => {
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
};
let began = performance.now();
const whole = kept.save();
const save = performance.now() - began;
const before = memory();
began = performance.now();
const loaded = await kept.load(whole);
const load = performance.now() - began;
const held = memory() - before;
const edited = kept.edit();
const kilobytes = (bytes: number): string => `${(bytes / 1024).toFixed(bytes < 10_240 ? 1 : 0)} KB`;
process.stdout.write(
  `  ${kind.padEnd(32)} ${kilobytes(gzipSync(whole).length).padStart(10)}   ${kilobytes(gzipSync(edited).length).padStart(15)}  ${load.toFixed(0).padStart(6)} ms  ${save.toFixed(0).padStart(4)} ms  ${(held / 1048576).toFixed(0).padStart(4)} MB\n`,
);
if (loaded === undefined) process.exit(1);
