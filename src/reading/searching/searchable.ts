import * as v from "valibot";
import { replaceTags } from "../../markdown/html-tags.ts";
import { defineCollection } from "../../records/collection.ts";
import { orThrow } from "../../storage/database/failure.ts";
import { listShelf, readShelfEntries, writeLibrary } from "../../storage/library/library.ts";
import { readTextCache, writeTextCache } from "../../storage/library/text-cache.ts";
import { readCollection } from "../../storage/records/read-record.ts";
import { articleCollection } from "../article-record.ts";
import { readBody } from "../article-shelf.ts";
import { highlightCollection } from "../highlights/highlight-record.ts";
import { ARTICLES, TEXTS } from "../shelf-names.ts";

/** What searching needs to know of an article: less than its lists do, and quicker to read. */
const headCollection = defineCollection(
  articleCollection.name,
  v.object({
    title: v.optional(v.string(), ""),
    address: v.optional(v.string(), ""),
    site: v.optional(v.string(), ""),
    savedAt: v.optional(v.number(), 0),
  }),
);

/** Something of the reading queue that can be found. */
export interface Searchable {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly at: number;
}

const knownSchema = v.array(
  v.object({ id: v.string(), title: v.string(), address: v.string(), site: v.string(), savedAt: v.number() }),
);

/** The heads of all articles: those the page has read already, else the records'. */
async function articleHeads(known: unknown): Promise<v.InferOutput<typeof knownSchema>> {
  const heads = v.safeParse(knownSchema, known);
  return heads.success ? heads.output : [...orThrow(await readCollection(headCollection))];
}

/** What of the reading queue can be found: articles, and what was kept of them. */
export interface SearchableReading {
  readonly articles: readonly Searchable[];
  readonly highlights: readonly (Searchable & { readonly article: string })[];
}

/** Reads all articles with their plain texts, as far as those are on this device, and all highlights. `known` may hold the heads that were read. */
export async function searchableReading(known: unknown): Promise<SearchableReading> {
  const [heads, highlights, texts] = await Promise.all([
    articleHeads(known),
    readCollection(highlightCollection),
    plainTexts(),
  ]);
  const titles = new Map(heads.map(({ id, title, address }) => [id, headTitle(title, address)]));
  await forgetDeleted(texts, new Set(titles.keys()));
  await makeMissing(
    heads.filter(({ id }) => !texts.has(id)).map(({ id }) => id),
    texts,
  );
  return {
    articles: heads.map(({ id, site, savedAt }) => ({
      id,
      title: titles.get(id) ?? "",
      text: texts.get(id) ?? site,
      at: savedAt,
    })),
    highlights: orThrow(highlights).map(({ id, article, exact, note, createdAt }) => ({
      id,
      article,
      title: titles.get(article) ?? "",
      text: note === "" ? exact : `${exact} — ${note}`,
      at: createdAt,
    })),
  };
}

function headTitle(title: string, address: string): string {
  return title === "" ? address.replace(/^https?:\/\//, "") : title;
}

/** The plain texts by article: those of the file, and those that were fetched since it was written, which join it. */
async function plainTexts(): Promise<Map<string, string>> {
  const [cached, fresh] = await Promise.all([readTextCache(), readShelfEntries(TEXTS)]);
  const texts = new Map(cached);
  const added = orThrow(fresh).flatMap(([id, text]) =>
    typeof text === "string" ? [[id, text] as const] : [],
  );
  for (const [id, text] of added) texts.set(id, text);
  if (added.length > 0 && (await writeTextCache(added, "add")))
    await writeLibrary(TEXTS, Object.fromEntries(added.map(([id]) => [id, undefined])));
  return texts;
}

/** More texts than this of articles that are gone, and the file is written anew without them. */
const MOST_GONE = 20;

/** Leaves the texts of deleted articles out; for good as soon as they are many. */
async function forgetDeleted(texts: Map<string, string>, living: ReadonlySet<string>): Promise<void> {
  const gone = [...texts.keys()].filter((id) => !living.has(id));
  for (const id of gone) texts.delete(id);
  if (gone.length > MOST_GONE || gone.length * 5 > texts.size + gone.length)
    await writeTextCache(texts, "anew");
}

/** Makes the texts of articles that have none from what lies on the device, once. */
async function makeMissing(articles: readonly string[], texts: Map<string, string>): Promise<void> {
  if (articles.length === 0) return;
  const present = new Set(orThrow(await listShelf(ARTICLES)));
  const made: (readonly [string, string])[] = [];
  for (const id of articles) {
    if (!present.has(id)) continue;
    const text = plainText(orThrow(await readBody(id))?.html ?? "");
    texts.set(id, text);
    made.push([id, text]);
  }
  if (made.length > 0 && !(await writeTextCache(made, "add")))
    await writeLibrary(TEXTS, Object.fromEntries(made));
}

const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', nbsp: " " };

/** The text of sanitised HTML, where there is no page to read it with. */
function plainText(html: string): string {
  return replaceTags(html, " ")
    .replace(/&(amp|lt|gt|quot|nbsp);/g, (whole, name: string) => entities[name] ?? whole)
    .replace(/\s+/g, " ")
    .trim();
}
