import type { Article } from "../article-record.ts";
import type { ExtractedSource } from "./extracted-source.ts";
import type { ExtractedArticle } from "./extraction/extracted-article.ts";
import type { ArticleSource } from "./readable-source.ts";

/**
 * Extracts the text of an article's source, or what there is to know of a recording that was saved by an address. A source
 * that breaks it is as one without text.
 */
export async function extractSource(
  source: ArticleSource,
  { whole, address }: Pick<Article, "whole" | "address">,
): Promise<ExtractedSource | undefined> {
  try {
    switch (source.kind) {
      case "audio": {
        const { extractRecording } = await import("./extract-recording.ts");
        return await extractRecording(source, address, withoutText(source));
      }
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
