import * as v from "valibot";
import { type Outcome, success } from "../storage/database/failure.ts";
import { readLibrary, readShelf } from "../storage/library/library.ts";
import { chapterSchema } from "./rules/chapter.ts";
import { ARTICLES, OWED_PICTURES, PICTURES } from "./shelf-names.ts";

/** An article's text as it is kept on this device: sanitised HTML, its pictures named by number. */
const bodySchema = v.object({
  html: v.string(),
  language: v.string(),
  direction: v.optional(v.picklist(["ltr", "rtl", ""]), ""),
  byline: v.string(),
  /** Where it was found, after redirects. */
  address: v.string(),
  fetchedAt: v.number(),
  published: v.optional(v.string(), ""),
  /** How sure one can be that this is the article and not another part of the page. */
  found: v.optional(v.picklist(["article", "poor", "whole-page"]), "article"),
  /** The file itself, to be opened or played: its key on this device and its media type. */
  file: v.optional(v.object({ key: v.string(), type: v.string() })),
  /** Of a recording: its chapters, undefined where these were never looked for, and the number of its picture. */
  chapters: v.optional(v.array(chapterSchema)),
  cover: v.optional(v.number()),
});
export type ArticleBody = v.InferOutput<typeof bodySchema>;

const pictureSchema = v.object({
  number: v.number(),
  type: v.string(),
  bytes: v.instance<typeof Uint8Array<ArrayBuffer>>(Uint8Array),
  width: v.number(),
  height: v.number(),
});
export type ArticlePicture = v.InferOutput<typeof pictureSchema>;

/** The text of an article; undefined where it is not on this device. */
export async function readBody(article: string): Promise<Outcome<ArticleBody | undefined>> {
  const found = await readLibrary(ARTICLES, article);
  if (!found.ok) return found;
  const body = v.safeParse(bodySchema, found.value);
  return success(body.success ? body.output : undefined);
}

/** The pictures of an article that are on this device. */
export async function readPictures(article: string): Promise<Outcome<readonly ArticlePicture[]>> {
  const found = await readShelf(PICTURES, `${article}/`);
  if (!found.ok) return found;
  return success(
    found.value.flatMap((value) => {
      const picture = v.safeParse(pictureSchema, value);
      return picture.success ? [picture.output] : [];
    }),
  );
}

/** The picture that stands for a recording; undefined where there is none on this device. */
export async function readCover(article: string): Promise<ArticlePicture | undefined> {
  const body = await readBody(article);
  const number = body.ok ? body.value?.cover : undefined;
  if (number === undefined) return undefined;
  const found = await readLibrary(PICTURES, `${article}/${number}`);
  const picture = v.safeParse(pictureSchema, found.ok ? found.value : undefined);
  return picture.success ? picture.output : undefined;
}

/** The pictures of an article that were not had yet and that may still be. */
const owedSchema = v.object({
  article: v.string(),
  pictures: v.array(v.object({ number: v.number(), address: v.string() })),
});
export type OwedPictures = v.InferOutput<typeof owedSchema>;

/** What pictures are still to be fetched, article by article. */
export async function readOwedPictures(): Promise<Outcome<readonly OwedPictures[]>> {
  const found = await readShelf(OWED_PICTURES);
  if (!found.ok) return found;
  return success(
    found.value.flatMap((value) => {
      const owed = v.safeParse(owedSchema, value);
      return owed.success ? [owed.output] : [];
    }),
  );
}
