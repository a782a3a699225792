import { computed, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import { type Outcome, success } from "../storage/database/failure.ts";
import { listShelf, readLibrary, readShelf } from "../storage/library/library.ts";
import { onLibraryChange, type ShelfChange } from "../storage/library/library-announcement.ts";
import type { FetchTrouble } from "./fetching/fetch-trouble.ts";
import { ARTICLES, OWED_PICTURES, TROUBLES } from "./shelf-names.ts";

/** What of an article lies on this device. */
export interface ArticleShelf {
  /** Its text. */
  readonly present: boolean;
  /** Pictures of it are still to come. */
  readonly owes: boolean;
  /** Why the text could not be had. */
  readonly trouble: FetchTrouble | undefined;
  /** Whether waiting alone may still bring the text. */
  readonly mayCome: boolean;
  readonly fetching: boolean;
  /** Counts the texts that were laid there while the app is open: another one is shown anew. */
  readonly version: number;
}

/*
 * One store of what lies on the articles' shelves: read once, then told by the library itself of every write, in this
 * tab or another. Who reads one article follows that one alone.
 */
const present = new Set<string>();
const owes = new Set<string>();
const troubles = new Map<string, { readonly trouble: FetchTrouble; readonly mayCome: boolean }>();
const versions = new Map<string, number>();
let fetched: string | undefined;

const single = new Map<string, Signal<ArticleShelf>>();
const followers = new Set<(article: string) => void>();
const changes = signal(0);

function now(article: string): ArticleShelf {
  return {
    present: present.has(article),
    owes: owes.has(article),
    trouble: troubles.get(article)?.trouble,
    mayCome: troubles.get(article)?.mayCome ?? true,
    fetching: fetched === article,
    version: versions.get(article) ?? 0,
  };
}

function tell(article: string): void {
  for (const follower of followers) follower(article);
  const one = single.get(article);
  if (one !== undefined) one.value = now(article);
  changes.value++;
}

/** What of an article lies here; who reads it follows that article alone. */
export function shelfOf(article: string): ArticleShelf {
  let one = single.get(article);
  if (one === undefined) {
    one = signal(now(article));
    single.set(article, one);
  }
  return one.value;
}

/** What of an article lies here now; follows nothing. */
export const peekShelf = now;

/** Calls the follower with each article of which something has changed. */
export function followShelf(follower: (article: string) => void): void {
  followers.add(follower);
}

/** How many articles have pictures that are still to come. */
export const owing: ReadonlySignal<number> = computed(() => {
  changes.value;
  return owes.size;
});

/** How many times something has changed; who reads it follows every change. */
export const shelfRevision: ReadonlySignal<number> = changes;

/** The articles whose text is on this device now. */
export function articlesPresent(): ReadonlySet<string> {
  return present;
}

/** Says which article's text is being fetched. */
export function setFetching(article: string | undefined): void {
  const before = fetched;
  fetched = article;
  if (before !== undefined) tell(before);
  if (article !== undefined) tell(article);
}

/** What there is to know of troubles is only loaded where there are any. */
async function addTroubles(values: readonly unknown[]): Promise<void> {
  if (values.length === 0) return;
  const { mayPass, readTrouble } = await import("./fetching/fetch-trouble.ts");
  for (const value of values) {
    const read = readTrouble(value);
    if (read !== undefined)
      troubles.set(read.article, { trouble: read.trouble, mayCome: mayPass(read.trouble) });
  }
}

async function hear(changed: readonly ShelfChange[]): Promise<void> {
  for (const { shelf, id, present: there } of changed) {
    if (shelf === ARTICLES) {
      if (there) present.add(id);
      else present.delete(id);
      if (there) versions.set(id, (versions.get(id) ?? 0) + 1);
    } else if (shelf === OWED_PICTURES) {
      if (there) owes.add(id);
      else owes.delete(id);
    } else if (shelf === TROUBLES) {
      const kept = there ? await readLibrary(TROUBLES, id) : undefined;
      troubles.delete(id);
      if (kept?.ok === true) await addTroubles([kept.value]);
    } else continue;
    tell(id);
  }
}

let loading: Promise<Outcome<undefined>> | undefined;

/** Reads what lies on the shelves, once. */
export function loadShelf(): Promise<Outcome<undefined>> {
  loading ??= read().then((outcome) => {
    if (!outcome.ok) loading = undefined;
    return outcome;
  });
  return loading;
}

async function read(): Promise<Outcome<undefined>> {
  const stop = onLibraryChange((changed) => void hear(changed));
  const [texts, owed, kept] = await Promise.all([
    listShelf(ARTICLES),
    listShelf(OWED_PICTURES),
    readShelf(TROUBLES),
  ]);
  if (!texts.ok || !owed.ok || !kept.ok) {
    stop();
    return texts.ok ? (owed.ok ? (kept.ok ? success(undefined) : kept) : owed) : texts;
  }
  for (const id of texts.value) present.add(id);
  for (const id of owed.value) owes.add(id);
  await addTroubles(kept.value);
  for (const [id, one] of single) one.value = now(id);
  changes.value++;
  return success(undefined);
}
