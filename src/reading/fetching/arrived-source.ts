import * as v from "valibot";
import { listShelf, readLibrary, writeLibrary } from "../../storage/library/library.ts";
import type { LibraryWrite } from "../../storage/library/library-write.ts";
import { contentKinds } from "../rules/content-kind.ts";
import { ARRIVED } from "../shelf-names.ts";
import type { ArticleSource } from "./readable-source.ts";

const arrivedSchema = v.object({
  kind: v.picklist(contentKinds),
  bytes: v.instance<typeof Uint8Array<ArrayBuffer>>(Uint8Array),
  type: v.string(),
  address: v.string(),
  name: v.string(),
});

/** Keeps what an article is to be read from as it was sent, until a page extracts it: only a page can parse one. */
export async function keepArrived(article: string, source: ArticleSource): Promise<void> {
  const { kind, bytes, type, address, name } = source;
  await writeLibrary(ARRIVED, { [article]: { kind, bytes, type, address, name } });
}

/** The same for a text in Markdown, as a write that goes with that of its article. */
export function arrivedMarkdown(article: string, address: string, markdown: string): LibraryWrite {
  const bytes = new TextEncoder().encode(markdown);
  const source: ArticleSource = {
    kind: "markdown",
    bytes,
    type: "text/markdown;charset=utf-8",
    address,
    name: "",
  };
  return { shelf: ARRIVED, id: article, value: source };
}

/** What arrived of an article while no page was open. */
export async function arrivedSource(article: string): Promise<ArticleSource | undefined> {
  const found = await readLibrary(ARRIVED, article);
  const arrived = v.safeParse(arrivedSchema, found.ok ? found.value : undefined);
  return arrived.success ? arrived.output : undefined;
}

/** The articles of which something arrived. */
export async function articlesArrived(): Promise<ReadonlySet<string>> {
  const found = await listShelf(ARRIVED);
  return new Set(found.ok ? found.value : []);
}
