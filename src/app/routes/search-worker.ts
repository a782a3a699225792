/// <reference lib="webworker" />

import { searchableNotes } from "../../notes/searchable.ts";
import { searchableReading } from "../../reading/searching/searchable.ts";
import { serveSearch } from "../../search/serve-search.ts";
import { keyOf } from "./search-key.ts";

declare const self: DedicatedWorkerGlobalScope;

/** The domains that have something to be found meet here. */
serveSearch(self, async (known) => {
  const [{ articles, highlights }, notes] = await Promise.all([searchableReading(known), searchableNotes()]);
  return [
    ...articles.map((one) => ({ ...one, key: keyOf({ kind: "article", id: one.id }) })),
    ...notes.map((one) => ({ ...one, key: keyOf({ kind: "note", id: one.id }) })),
    ...highlights.map((one) => ({
      ...one,
      key: keyOf({ kind: "highlight", id: one.id, article: one.article }),
    })),
  ];
});
