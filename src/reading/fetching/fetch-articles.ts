import { writeLibrary } from "../../storage/library/library.ts";
import { change } from "../../storage/records/change.ts";
import { fetchOutside } from "../../web/outside-page.ts";
import { articleId } from "../article-id.ts";
import type { Article } from "../article-record.ts";
import { articleCollection } from "../article-record.ts";
import {
  ARTICLES,
  type ArticleBody,
  type ArticlePicture,
  OWED_PICTURES,
  type OwedPictures,
  PICTURES,
  readOwedPictures,
  TEXTS,
} from "../article-shelf.ts";
import { knownArticle, noteTrouble, removeArticles, saveArticle } from "../queue/change-articles.ts";
import { articlesById, fetching, lastFetched, loadReading, look, waitingArticles } from "../reading-store.ts";
import { canonicalAddress } from "../rules/canonical-address.ts";
import { type ArticleSource, articleSource } from "./article-source.ts";
import { type TakenOut, takeOut } from "./extract-source.ts";
import { searchableText } from "./extraction/searchable-text.ts";
import { mayPass } from "./fetch-trouble.ts";
import { smallerPicture } from "./smaller-picture.ts";

/** Bytes of pictures carried for one article. */
const PICTURE_BUDGET = 12 * 1024 * 1024;
const PICTURES_AT_ONCE = 3;

/** Fetches the text of one article, whatever came of it before; one tab at a time. */
export async function fetchArticle(id: string): Promise<void> {
  await loadReading();
  await oneTabAtATime(async () => {
    const article = articlesById.value?.get(id);
    if (article !== undefined) await fetchOne(article);
  });
}

/** Fetches what waits: texts that are not on this device and that waiting alone may bring. */
export async function fetchWaiting(): Promise<void> {
  await loadReading();
  await oneTabAtATime(async () => {
    await look();
    for (const article of waitingArticles.value) {
      if (!navigator.onLine) return;
      await fetchOne(article);
    }
    for (const owed of await readOwedPictures()) {
      if (!navigator.onLine) return;
      await fetchPictures(owed);
    }
    await look();
  });
}

async function oneTabAtATime(work: () => Promise<void>): Promise<void> {
  if (navigator.locks === undefined) return work();
  await navigator.locks.request("wayside-fetch", work);
}

async function fetchOne(article: Article): Promise<void> {
  fetching.value = article.id;
  try {
    const source = await articleSource(article);
    if (!source.ok) {
      await noteTrouble(article.id, source.failure);
      return;
    }
    const taken = await takeOut(source.value, article.whole);
    if (taken === undefined) {
      await noteTrouble(article.id, { kind: "empty" });
      return;
    }
    await keepTaken(article, source.value, taken);
  } finally {
    fetching.value = undefined;
    await look();
  }
}

/** Keeps what was taken out of a source: the text on this device's shelf, what is known of it in its record. */
async function keepTaken(article: Article, source: ArticleSource, taken: TakenOut): Promise<void> {
  const { title, site, length, seconds } = taken;
  const canonical = taken.canonical || addressAfterRedirects(article, source);
  const body: ArticleBody = {
    html: taken.html,
    language: taken.language,
    byline: taken.byline,
    published: taken.published,
    found: taken.found,
    address: source.address,
    fetchedAt: Date.now(),
    ...(source.file === undefined ? {} : { file: { key: source.file, type: source.type } }),
  };
  const isKnown = article.words + article.characters + article.seconds > 0;
  const owed = {
    article: article.id,
    pictures: taken.pictures.map((address, number) => ({ number, address })),
  };
  const named: Readonly<Record<string, string>> = title === "" ? {} : { title };
  const twin = isKnown || canonical === "" ? undefined : knownArticle(canonical);
  const outcome = await change(
    // What another device found out already is not written again, or devices would never come to rest.
    isKnown && article.title !== ""
      ? []
      : [
          {
            collection: articleCollection.name,
            id: article.id,
            fields: { ...named, site, canonical, seconds, ...length },
          },
        ],
    [
      { shelf: ARTICLES, id: article.id, value: body },
      { shelf: TEXTS, id: article.id, value: taken.html === "" ? undefined : textOf(taken.html) },
      { shelf: OWED_PICTURES, id: article.id, value: owed.pictures.length === 0 ? undefined : owed },
    ],
  );
  if (!outcome.ok) {
    await noteTrouble(article.id, { kind: "full" });
    return;
  }
  await noteTrouble(article.id, undefined);
  await look();
  lastFetched.value = { id: article.id, at: body.fetchedAt };
  await fetchPictures(owed);
  // Two addresses of one page, as the page itself says: the one saved first stays.
  if (twin !== undefined && twin.id !== article.id && article.file === null) {
    await saveArticle(twin.address, Date.now());
    await removeArticles([article.id]);
  }
}

/** Where a short link or a redirect led, as the address of the page itself; "" where it led nowhere else. */
function addressAfterRedirects(article: Article, source: ArticleSource): string {
  const found = article.file === null ? canonicalAddress(source.address) : undefined;
  if (found === undefined || articleId(found) === article.id) return "";
  return new URL(found).pathname === "/" ? "" : found;
}

function textOf(html: string): string {
  return searchableText(new DOMParser().parseFromString(html, "text/html").body);
}

/** Fetches the pictures an article still owes; those that could only not be reached stay owed. */
async function fetchPictures({ article, pictures }: OwedPictures): Promise<void> {
  let left = PICTURE_BUDGET;
  const waiting = [...pictures];
  const stillOwed: OwedPictures["pictures"] = [];
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      if (left <= 0) return;
      const picture = await fetchPicture(next.address, next.number);
      if (picture === "later") stillOwed.push(next);
      if (picture === "later" || picture === "never") continue;
      left -= picture.bytes.length;
      if (left >= 0) await writeLibrary(PICTURES, { [`${article}/${next.number}`]: picture });
    }
  };
  await Promise.all(Array.from({ length: PICTURES_AT_ONCE }, work));
  const owed = stillOwed.length === 0 ? undefined : { article, pictures: stillOwed };
  await writeLibrary(OWED_PICTURES, { [article]: owed });
}

async function fetchPicture(address: string, number: number): Promise<ArticlePicture | "later" | "never"> {
  const fetched = await fetchOutside(address, "picture");
  if (!fetched.ok) return mayPass(fetched.failure) ? "later" : "never";
  const { bytes, contentType } = fetched.value;
  const type = contentType.split(";")[0]?.trim().toLowerCase() ?? "";
  if (!type.startsWith("image/")) return "never";
  const size = await sizeOf(new Blob([bytes], { type }));
  return size === undefined ? "never" : { number, ...(await smallerPicture({ type, bytes, ...size })) };
}

/** The width and height of a picture, so that its place is held open; undefined where it is none. */
async function sizeOf(blob: Blob): Promise<{ width: number; height: number } | undefined> {
  const image = new Image();
  const address = URL.createObjectURL(blob);
  try {
    image.src = address;
    await image.decode();
    return { width: image.naturalWidth, height: image.naturalHeight };
  } catch {
    return undefined;
  } finally {
    URL.revokeObjectURL(address);
  }
}
