import { type RecordWrite, write } from "../../records/record-write.ts";
import { writeLibrary } from "../../storage/library/library.ts";
import { change } from "../../storage/records/change.ts";
import { sizeOfPicture } from "../../ui/pictures/size-of-picture.ts";
import { smallerPicture } from "../../ui/pictures/smaller-picture.ts";
import { fetchOutside } from "../../web/outside-page.ts";
import { articleId } from "../article-id.ts";
import type { Article } from "../article-record.ts";
import { articleCollection } from "../article-record.ts";
import {
  type ArticleBody,
  type ArticlePicture,
  type OwedPictures,
  readOwedPictures,
} from "../article-shelf.ts";
import { articles, loadReading, waitingArticles } from "../reading-store.ts";
import { canonicalAddress } from "../rules/canonical-address.ts";
import type { Episode } from "../rules/episode.ts";
import { ARRIVED, ARTICLES, OWED_PICTURES, PICTURES, TEXTS, TROUBLES } from "../shelf-names.ts";
import { setFetching } from "../shelf-store.ts";
import { articlesArrived } from "./arrived-source.ts";
import { articleSource } from "./article-source.ts";
import { extractSource } from "./extract-source.ts";
import type { ExtractedSource } from "./extracted-source.ts";
import { searchableText } from "./extraction/searchable-text.ts";
import { type FetchTrouble, mayPass } from "./fetch-trouble.ts";
import { joinTwin } from "./join-twin.ts";
import type { ArticleSource } from "./readable-source.ts";

/** Bytes of pictures carried for one article. */
const PICTURE_BUDGET = 12 * 1024 * 1024;
const PICTURES_AT_ONCE = 3;

/** Fetches the text of one article, whatever came of it before; one tab at a time. */
export async function fetchArticle(id: string): Promise<void> {
  await loadReading();
  await oneTabAtATime(async () => {
    const article = articles.peek(id);
    if (article !== undefined) await fetchOne(article);
  });
}

/** Fetches what waits: texts that are not on this device and that waiting alone may bring. */
export async function fetchWaiting(): Promise<void> {
  await loadReading();
  await oneTabAtATime(async () => {
    const arrived = await articlesArrived();
    for (const article of waitingArticles.value) {
      // What arrived while no page was open, or came as a file, needs no network.
      if (navigator.onLine || article.file !== null || arrived.has(article.id)) await fetchOne(article);
    }
    const owed = await readOwedPictures();
    for (const pictures of owed.ok ? owed.value : []) {
      if (!navigator.onLine) return;
      await fetchPictures(pictures);
    }
  });
}

async function oneTabAtATime(work: () => Promise<void>): Promise<void> {
  if (navigator.locks === undefined) return work();
  await navigator.locks.request("wayside-fetch", work);
}

async function fetchOne(article: Article): Promise<void> {
  setFetching(article.id);
  try {
    const source = await articleSource(article);
    if (!source.ok) {
      await noteTrouble(article.id, source.failure);
      return;
    }
    const extracted = await extractSource(source.value, article);
    if (extracted === undefined) {
      await writeLibrary(ARRIVED, { [article.id]: undefined });
      await noteTrouble(article.id, { kind: "empty" });
      return;
    }
    await saveExtracted(article, source.value, extracted);
  } finally {
    setFetching(undefined);
  }
}

/** Keeps or clears the reason why a text could not be had. */
async function noteTrouble(article: string, trouble: FetchTrouble | undefined): Promise<void> {
  await writeLibrary(TROUBLES, { [article]: trouble === undefined ? undefined : { article, trouble } });
}

/** Saves what was extracted from a source: the text on this device's shelf, what is known of it in its record. */
async function saveExtracted(
  asked: Article,
  source: ArticleSource,
  extracted: ExtractedSource,
): Promise<void> {
  const { title, site, length, seconds, episode } = extracted;
  // While it was fetched, another device may have told what it found.
  const article = articles.peek(asked.id);
  // Deleted meanwhile, and what is written to it would bring it back.
  if (article === undefined) return;
  const canonical = extracted.canonical || addressAfterRedirects(article, source);
  const cover =
    episode?.cover !== undefined || (episode?.coverAddress ?? "") !== ""
      ? extracted.pictures.length
      : undefined;
  const body: ArticleBody = {
    html: extracted.html,
    language: extracted.language,
    direction: extracted.direction,
    byline: extracted.byline,
    published: extracted.published,
    found: extracted.found,
    address: source.address,
    fetchedAt: Date.now(),
    ...(source.file === undefined ? {} : { file: { key: source.file, type: source.type } }),
    ...(episode === undefined ? {} : { chapters: [...episode.chapters] }),
    ...(cover === undefined ? {} : { cover }),
  };
  const isKnown = article.words + article.characters + article.seconds > 0;
  const owed = {
    article: article.id,
    pictures: [...extracted.pictures, episode?.coverAddress ?? ""].flatMap((address, number) =>
      address === "" ? [] : [{ number, address }],
    ),
  };
  const outcome = await change(
    // What another device found out already is not written again, or devices would never come to rest.
    isKnown && article.title !== ""
      ? newsOfEpisode(article, episode)
      : [
          ...newsOfEpisode(article, episode),
          write(articleCollection, article.id, {
            // A recording is called what it came in under; its file's name says less.
            ...(title === "" || (seconds > 0 && article.title !== "") ? {} : { title }),
            site,
            canonical,
            seconds,
            ...length,
          }),
        ],
    [
      { shelf: ARTICLES, id: article.id, value: body },
      {
        shelf: TEXTS,
        id: article.id,
        value: extracted.html === "" ? undefined : searchableText(extracted.html),
      },
      { shelf: OWED_PICTURES, id: article.id, value: owed.pictures.length === 0 ? undefined : owed },
      ...(episode?.cover === undefined || cover === undefined
        ? []
        : [{ shelf: PICTURES, id: `${article.id}/${cover}`, value: { number: cover, ...episode.cover } }]),
      { shelf: TROUBLES, id: article.id, value: undefined },
      { shelf: ARRIVED, id: article.id, value: undefined },
    ],
  );
  if (!outcome.ok) {
    await noteTrouble(article.id, { kind: "full" });
    return;
  }
  await fetchPictures(owed);
  await joinTwin(article.id, canonical, extracted.html);
}

/**
 * What was not known of an episode: its page and its show by its feed, which another device may know only by its file.
 * What is known is not written again, or devices would never come to rest.
 */
function newsOfEpisode(article: Article, episode: Episode | undefined): readonly RecordWrite[] {
  if (episode === undefined) return [];
  const { show, page } = episode;
  const news = {
    ...(show !== "" && (article.show === "" || (article.page === "" && page !== "")) ? { show } : {}),
    ...(article.page === "" && page !== "" ? { page } : {}),
  };
  return Object.keys(news).length === 0 ? [] : [write(articleCollection, article.id, news)];
}

/** Where a short link or a redirect led, as the address of the page itself; "" where it led nowhere else. */
function addressAfterRedirects(article: Article, source: ArticleSource): string {
  const found = article.file === null ? canonicalAddress(source.address) : undefined;
  if (found === undefined || articleId(found) === article.id) return "";
  return new URL(found).pathname === "/" ? "" : found;
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
  const size = await sizeOfPicture(new Blob([bytes], { type }));
  return size === undefined ? "never" : { number, ...(await smallerPicture({ type, bytes, ...size })) };
}
