/// <reference lib="webworker" />

import { StorageError, storageFailure } from "../storage/database/failure.ts";
import { Corpus, MOST_OF_GROUP, type SearchDocument } from "./rules/corpus.ts";
import { markWords, passageAt } from "./rules/passage.ts";
import type { SearchAnswer, SearchRequest, ShownHit } from "./search-message.ts";

/** So many of each group are shown at first. */
const FEW = 5;

/** Answers searches in a worker, over the documents that `read` reads, given what the page knows already. */
export function serveSearch(
  scope: DedicatedWorkerGlobalScope,
  read: (known: unknown) => Promise<readonly SearchDocument[]>,
): void {
  let corpus: Promise<Corpus | undefined> | undefined;
  let newest = 0;
  const answer = (message: SearchAnswer): void => scope.postMessage(message);

  const load = async (known: unknown): Promise<Corpus | undefined> => {
    const began = performance.now();
    try {
      const loaded = new Corpus(await read(known));
      answer({ kind: "ready", documents: loaded.size, milliseconds: performance.now() - began });
      return loaded;
    } catch (error) {
      corpus = undefined;
      answer({
        kind: "failed",
        failure: error instanceof StorageError ? error.failure : storageFailure(error),
      });
      return undefined;
    }
  };

  const search = async (turn: number, query: string, whole: string): Promise<void> => {
    newest = turn;
    corpus ??= load(undefined);
    const texts = await corpus;
    // A newer key was pressed while the texts were read.
    if (texts === undefined || turn !== newest) return;
    const began = performance.now();
    const { groups, count } = texts.search(query, (group) => (group === whole ? MOST_OF_GROUP : FEW));
    const shown = groups.map(({ group, best, count: all }) => ({
      group,
      count: all,
      hits: best.map(
        ({ key, title, text, place, shown: words }): ShownHit => ({
          key,
          title: markWords(title, query),
          passage: passageAt(text, place, query),
          find: place >= 0 ? words : undefined,
        }),
      ),
    }));
    answer({ kind: "found", turn, groups: shown, count, milliseconds: performance.now() - began });
  };

  scope.addEventListener("message", (event: MessageEvent<SearchRequest>) => {
    if (event.data.kind === "load") corpus = load(event.data.known);
    else void search(event.data.turn, event.data.query, event.data.whole);
  });
}
