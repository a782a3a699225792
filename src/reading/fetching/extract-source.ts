import type { ExtractedArticle } from "./extraction/extracted-article.ts";
import type { ArticleSource } from "./readable-source.ts";

/** What is extracted from an article's source, whatever it is; undefined where there is no text to be found in it. */
export interface ExtractedSource extends ExtractedArticle {
  /** Of a recording: seconds. */
  readonly seconds: number;
}

/** Extracts the text of an article's source, or the length of a recording. A source that breaks it is as one without text. */
export async function extractSource(
  source: ArticleSource,
  whole: boolean,
): Promise<ExtractedSource | undefined> {
  try {
    switch (source.kind) {
      case "audio":
        return { ...withoutText(source), seconds: await secondsOf(source) };
      case "pdf":
        return await fromPdf(source);
      default:
        return await fromText(source, source.kind, whole);
    }
  } catch (error) {
    console.error(error);
    return undefined;
  }
}

async function fromText(
  source: ArticleSource,
  kind: "html" | "markdown" | "text",
  whole: boolean,
): Promise<ExtractedSource | undefined> {
  const [{ readMarkup }, { extractArticle }] = await Promise.all([
    import("./extraction/read-markup.ts"),
    import("./extraction/extract-article.ts"),
  ]);
  const { html, form } = await readMarkup(source.bytes, source.type);
  const page = {
    text: html,
    address: source.address,
    kind: form === "plain" ? ("reduced" as const) : kind,
    ...(source.name === "" ? {} : { name: source.name.replace(/\.(?:html?|txt)$/i, "") }),
  };
  const extracted = extractArticle(page, whole ? "whole-page" : "article");
  return extracted === undefined ? undefined : { ...extracted, seconds: 0 };
}

/** A PDF is kept even where it holds no text: it can be opened. */
async function fromPdf(source: ArticleSource): Promise<ExtractedSource> {
  const [{ pdfText }, { extractArticle }] = await Promise.all([
    import("./extraction/pdf-text.ts"),
    import("./extraction/extract-article.ts"),
  ]);
  const read = await pdfText(source.bytes);
  const page = { text: read?.html ?? "", address: source.address, kind: "reduced" as const };
  const extracted = read === undefined ? undefined : extractArticle(page);
  const empty = withoutText(source);
  return {
    ...(extracted ?? empty),
    title: read?.title || empty.title,
    byline: read?.author ?? "",
    found: "article",
    seconds: 0,
  };
}

function withoutText(source: ArticleSource): ExtractedArticle {
  const site = URL.canParse(source.address) ? new URL(source.address).host.replace(/^www\./, "") : "";
  return {
    title: decodeURI(source.name.replace(/%(?![0-9a-f]{2})/gi, "%25")).replace(/\.[a-z0-9]{1,8}$/i, ""),
    site,
    byline: "",
    language: "",
    direction: "",
    html: "",
    length: { words: 0, characters: 0 },
    pictures: [],
    published: "",
    canonical: "",
    found: "article",
  };
}

const PATIENCE = 8000;

/** The length of a recording in seconds; 0 where this browser cannot tell. */
async function secondsOf({ bytes, type }: ArticleSource): Promise<number> {
  const address = URL.createObjectURL(new Blob([bytes], { type }));
  const audio = new Audio();
  audio.preload = "metadata";
  try {
    return await new Promise<number>((resolve) => {
      const tell = (): void => resolve(Number.isFinite(audio.duration) ? Math.round(audio.duration) : 0);
      audio.addEventListener("loadedmetadata", tell);
      audio.addEventListener("error", tell);
      setTimeout(tell, PATIENCE);
      audio.src = address;
    });
  } finally {
    audio.removeAttribute("src");
    URL.revokeObjectURL(address);
  }
}
