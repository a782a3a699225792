import { knownHeads } from "../../reading/searching/known-heads.ts";
import { type Described, FindScreen } from "../../search/screens/find-screen.tsx";
import type { ShownHit } from "../../search/search-message.ts";
import { routeTo } from "../../ui/navigation/route.ts";
import { readKey } from "./search-key.ts";

const openWorker = (): Worker =>
  new Worker(new URL("./search-worker.ts", import.meta.url), { type: "module" });

/** Searching over all domains: what was found opens where it belongs. */
export function FindRoute() {
  return <FindScreen openWorker={openWorker} known={knownHeads} describe={describe} />;
}

function describe(hit: ShownHit): Described {
  const found = readKey(hit.key);
  switch (found.kind) {
    case "article":
      return {
        kind: "Article",
        line: "read",
        href: routeTo("read", { article: found.id, find: hit.find }),
      };
    case "highlight":
      return {
        kind: "Highlight",
        line: "read",
        href: routeTo("read", { article: found.article, highlight: found.id }),
      };
    case "note":
      return { kind: "Note", line: "notes", href: routeTo("notes", { note: found.id }) };
  }
}
