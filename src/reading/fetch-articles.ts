import { change } from "../storage/change.ts";
import { writeLibrary } from "../storage/library.ts";
import { fetchOutside } from "../storage/outside-page.ts";
import { rawAddress } from "../storage/web-address.ts";
import type { Article } from "./article-record.ts";
import { articleCollection } from "./article-record.ts";
import {
  ARTICLES,
  type ArticleBody,
  type ArticlePicture,
  OWED_PICTURES,
  type OwedPictures,
  PICTURES,
  readOwedPictures,
} from "./article-shelf.ts";
import type { extractArticle, FetchedPage } from "./extraction/extract-article.ts";
import { passes } from "./fetch-trouble.ts";
import { noteTrouble } from "./queue-actions.ts";
import { articlesById, fetching, loadReading, look, waitingArticles } from "./reading-store.ts";

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
    const page = await fetchOutside(rawAddress(article.address));
    if (!page.ok) {
      await noteTrouble(article.id, page.failure);
      return;
    }
    const { extractArticle } = await import("./extraction/extract-article.ts");
    const extracted = extractSafely(extractArticle, page.value);
    if (extracted === undefined) {
      await noteTrouble(article.id, { kind: "empty" });
      return;
    }
    const body: ArticleBody = {
      html: extracted.html,
      language: extracted.language,
      byline: extracted.byline,
      address: page.value.address,
      fetchedAt: Date.now(),
    };
    const { title, site, length } = extracted;
    const known = article.title !== "" && article.words + article.characters > 0;
    const owed = {
      article: article.id,
      pictures: extracted.pictures.map((address, number) => ({ number, address })),
    };
    const outcome = await change(
      // What another device found out already is not written again, or devices would never come to rest.
      known
        ? []
        : [{ collection: articleCollection.name, id: article.id, fields: { title, site, ...length } }],
      [
        { shelf: ARTICLES, id: article.id, value: body },
        { shelf: OWED_PICTURES, id: article.id, value: owed.pictures.length === 0 ? undefined : owed },
      ],
    );
    if (!outcome.ok) {
      await noteTrouble(article.id, { kind: "full" });
      return;
    }
    await noteTrouble(article.id, undefined);
    await look();
    await fetchPictures(owed);
  } finally {
    fetching.value = undefined;
    await look();
  }
}

/** A page that breaks the extractor is as one that holds no text; the reason goes to the console. */
function extractSafely(extract: typeof extractArticle, page: FetchedPage): ReturnType<typeof extractArticle> {
  try {
    return extract(page);
  } catch (error) {
    console.error(error);
    return undefined;
  }
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
  if (!fetched.ok) return passes(fetched.failure) ? "later" : "never";
  const { bytes, contentType } = fetched.value;
  const type = contentType.split(";")[0]?.trim().toLowerCase() ?? "";
  if (!type.startsWith("image/")) return "never";
  const size = await sizeOf(new Blob([bytes], { type }));
  return size === undefined ? "never" : { number, type, bytes, ...size };
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
