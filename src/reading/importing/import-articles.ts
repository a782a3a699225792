import { type About, aboutNothing, noteCollection } from "../../notes/note-record.ts";
import { hashOf } from "../../records/content-hash.ts";
import { derivedId } from "../../records/identity.ts";
import { type RecordWrite, write } from "../../records/record-write.ts";
import { TextDocument } from "../../records/text-document.ts";
import { type Outcome, success } from "../../storage/database/failure.ts";
import { nextTask } from "../../storage/database/next-task.ts";
import { keepStorage } from "../../storage/database/persistence.ts";
import type { FileReference } from "../../storage/library/file-reference.ts";
import { FILES, type KeptFile } from "../../storage/library/kept-file.ts";
import type { LibraryWrite } from "../../storage/library/library-write.ts";
import { setFlowing } from "../../storage/records/announcement.ts";
import { readRecord } from "../../storage/records/read-record.ts";
import { type Undoable, undoableChange } from "../../storage/records/undoable-change.ts";
import { askWorker } from "../../workers/ask-worker.ts";
import { articleCollection } from "../article-record.ts";
import { givenTitle, knownArticle } from "../capture/save-article.ts";
import { highlightCollection } from "../highlights/highlight-record.ts";
import { highlightById, loadHighlights } from "../highlights/highlights-store.ts";
import { articles, loadReading } from "../reading-store.ts";
import { shortTag, tagsFields } from "../tag-fields.ts";
import { forgetLastImport, keepImportPiece } from "./last-import.ts";
import { messages } from "./messages.ts";
import type { ExportFile, ImportCandidate, PreparedExport } from "./read-export.ts";
import type { CandidateText } from "./rules/candidate.ts";
import { exportPage } from "./rules/export-page.ts";

/** Milliseconds that reading an export may take. */
const PATIENCE = 120_000;
/** Articles written in one change: so few that the page answers a touch in between. */
const AT_ONCE = 100;

/** Reads the files of an export in a worker; undefined where none of them is one that is known. */
export async function openExport(files: readonly File[]): Promise<PreparedExport | undefined> {
  const sent = await Promise.all(
    files.map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })),
  );
  const worker = new Worker(new URL("./import-worker.ts", import.meta.url), { type: "module" });
  try {
    return await askWorker(worker, sent satisfies readonly ExportFile[], {
      patience: PATIENCE,
      transfer: sent.map(({ bytes }) => bytes.buffer),
      answerIn: (data) => ({ answer: data as PreparedExport | undefined }),
    });
  } catch {
    // It broke, or did not come to an end: no export that can be read.
    return undefined;
  }
}

/** Which of the articles are new, and which are here already. */
export interface ImportPreview {
  readonly fresh: readonly ImportCandidate[];
  readonly known: readonly ImportCandidate[];
  /** Texts of the person's own, which become notes. */
  readonly texts: readonly CandidateText[];
  /** How many of the passages and of the notes were never here. */
  readonly newHighlights: number;
  readonly newNotes: number;
  /** How many of the articles that are here already get tags they do not have. */
  readonly newlyTagged: number;
}

/** What an import came to. */
export interface Imported extends Undoable {
  /** How many articles were added. */
  readonly added: number;
}

/** Looks which of the articles are here already. */
export async function previewImport({ candidates, texts }: PreparedExport): Promise<ImportPreview> {
  await Promise.all([loadReading(), loadHighlights()]);
  const fresh: ImportCandidate[] = [];
  const known: ImportCandidate[] = [];
  for (const candidate of candidates) {
    const isHere = articles.peek(candidate.id) !== undefined || knownArticle(candidate.address) !== undefined;
    (isHere ? known : fresh).push(candidate);
  }
  const newHighlights = candidates.reduce((sum, candidate) => sum + highlightWrites(candidate, 0).length, 0);
  const notes = await neverHere([...candidates.flatMap(notesOf), ...texts.map(noteOfText)]);
  const newlyTagged = known.filter((candidate) => lackingTags(candidate).length > 0).length;
  return { fresh, known, texts, newHighlights, newNotes: notes.ok ? notes.value.length : 0, newlyTagged };
}

/**
 * Takes articles up, some in each change; one that is stopped, or breaks off, goes on where it was when it is begun
 * again, for nothing is taken up twice. Resolves to how many were added, and to what takes all of it back.
 */
export async function importArticles(
  { fresh, known, texts }: ImportPreview,
  now: number,
  onProgress: (done: number) => void,
): Promise<Outcome<Imported>> {
  let done = 0;
  let pieces = 0;
  const undo: RecordWrite[] = [];
  const make = async (
    writes: readonly RecordWrite[],
    files: readonly LibraryWrite[],
    added: number,
  ): Promise<Outcome<unknown>> => {
    if (writes.length === 0) return success(undefined);
    const outcome = await undoableChange(
      writes,
      [articleCollection, highlightCollection, noteCollection],
      [],
      files,
    );
    if (!outcome.ok) return outcome.failure.kind === "noted" ? success(undefined) : outcome;
    undo.push(...outcome.value.undo);
    await keepImportPiece(pieces++, { at: now, added, undo: [...outcome.value.undo] });
    return outcome;
  };
  await forgetLastImport();
  // What is shown need not show each piece.
  setFlowing(true);
  try {
    // An article that is here keeps its fields; tags, highlights and notes it does not have yet are added.
    const lacking = known.filter(
      (one) => one.highlights.length > 0 || one.note !== "" || lackingTags(one).length > 0,
    );
    const all = [
      // Those without a date keep the order of the file, its first on top.
      ...fresh.map((one, index) => ({ one: { ...one, savedAt: one.savedAt || now - index }, isNew: true })),
      ...lacking.map((one) => ({ one, isNew: false })),
    ];
    for (let start = 0; start < all.length; start += AT_ONCE) {
      const some = all.slice(start, start + AT_ONCE);
      const notes = await neverHere(some.flatMap(({ one }) => notesOf(one)));
      if (!notes.ok) return notes;
      const files: LibraryWrite[] = [];
      const writes = [
        ...some.flatMap(({ one, isNew }) => {
          const page = isNew ? keptPage(one) : undefined;
          if (page !== undefined) files.push(page.lying);
          return [
            ...(isNew ? [articleWrite(one, now, page?.file)] : knownArticleWrites(one)),
            ...highlightWrites(one, now),
          ];
        }),
        ...notes.value.map((note) => noteWrite(note, now)),
      ];
      const added = some.filter(({ isNew }) => isNew).length;
      const outcome = await make(writes, files, added);
      if (!outcome.ok) return outcome;
      done += added;
      onProgress(done);
      await nextTask();
    }
    const own = await neverHere(texts.map(noteOfText));
    if (!own.ok) return own;
    const outcome = await make(
      own.value.map((note) => noteWrite(note, now)),
      [],
      0,
    );
    if (!outcome.ok) return outcome;
    void keepStorage();
    return success({ added: done, undo });
  } finally {
    setFlowing(false);
  }
}

/** The tags of an article, the star of its reader among them: here a tag is what sets articles apart. */
function tagsOf({ tags, starred }: ImportCandidate): readonly string[] {
  return [...new Set([...tags, ...(starred ? [messages.starredTag] : [])].map(shortTag))];
}

/** The tags that an article which is here does not have yet. */
function lackingTags(candidate: ImportCandidate): readonly string[] {
  const tags = knownArticle(candidate.address)?.tags ?? [];
  return tagsOf(candidate).filter((tag) => !tags.includes(tag));
}

function knownArticleWrites(candidate: ImportCandidate): readonly RecordWrite[] {
  const known = knownArticle(candidate.address);
  const tags = lackingTags(candidate);
  return known === undefined || tags.length === 0
    ? []
    : [write(articleCollection, known.id, tagsFields(tags))];
}

/** The text an export has of an article, as a file of it: its page may be gone, and cannot be had again then. */
function keptPage({
  title,
  content,
}: ImportCandidate): { readonly file: FileReference; readonly lying: LibraryWrite } | undefined {
  if (content === "") return undefined;
  const { type, text } = exportPage(givenTitle(title), content);
  const bytes = new TextEncoder().encode(text);
  const hash = hashOf(bytes);
  return {
    file: { hash, type, name: "", size: bytes.length },
    lying: { shelf: FILES, id: hash, value: { type, bytes } satisfies KeptFile },
  };
}

function articleWrite(candidate: ImportCandidate, now: number, file?: FileReference): RecordWrite {
  const { id, address, title, savedAt, state } = candidate;
  const at = savedAt || now;
  return write(
    articleCollection,
    id,
    {
      savedAt: at,
      importedAt: now,
      finishedAt: state === "read" ? at : null,
      archivedAt: state === "archived" ? at : null,
      ...(file === undefined ? {} : { file }),
      ...tagsFields(tagsOf(candidate)),
    },
    { begun: { address, title: givenTitle(title) } },
  );
}

/** A note that an export brings. */
interface ImportedNote {
  readonly id: string;
  readonly body: string;
  readonly about: About;
  readonly savedAt: number;
}

function notesOf({ id, address, title, note, savedAt }: ImportCandidate): readonly ImportedNote[] {
  if (note === "") return [];
  const article = knownArticle(address)?.id ?? id;
  return [
    {
      id: derivedId("imported-note-of-article", article, note),
      body: note,
      about: { kind: "article", article, title: givenTitle(title) || address, address },
      savedAt,
    },
  ];
}

function noteOfText({ title, text, savedAt }: CandidateText): ImportedNote {
  return {
    id: derivedId("imported-text", title, text),
    body: title === "" ? text : `# ${title}\n\n${text}`,
    about: aboutNothing,
    savedAt,
  };
}

/** Those of some notes that were never here: one that was deleted since stays so. */
async function neverHere(notes: readonly ImportedNote[]): Promise<Outcome<readonly ImportedNote[]>> {
  const missing: ImportedNote[] = [];
  for (const note of notes) {
    const found = await readRecord(noteCollection.name, note.id);
    if (!found.ok) return found;
    if (found.value === undefined) missing.push(note);
  }
  return success(missing);
}

function noteWrite({ id, body, about, savedAt }: ImportedNote, now: number): RecordWrite {
  const at = savedAt || now;
  const update = TextDocument.beginningOf(body);
  return write(
    noteCollection,
    id,
    { createdAt: at, editedAt: at, importedAt: now, about },
    { texts: { body: { update } } },
  );
}

function highlightWrites(
  { id, address, highlights, savedAt }: ImportCandidate,
  now: number,
): readonly RecordWrite[] {
  const article = knownArticle(address)?.id ?? id;
  return highlights.flatMap(({ text, note, at }) => {
    const highlight = derivedId("imported-highlight", article, text);
    if (highlightById(highlight) !== undefined) return [];
    return [
      write(highlightCollection, highlight, {
        article,
        exact: text,
        prefix: "",
        suffix: "",
        start: 0,
        note,
        createdAt: at || savedAt || now,
      }),
    ];
  });
}
