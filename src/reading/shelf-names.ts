/** The shelves of the library that belong to articles, each by the article's id. */
export const ARTICLES = "articles";
export const PICTURES = "pictures";
export const TROUBLES = "article-troubles";
/** The plain text of each article, for searching; made with its body. */
export const TEXTS = "article-texts";
export const OWED_PICTURES = "owed-pictures";
/** What articles are read from, fetched while no page was open to extract it. */
export const ARRIVED = "arrived-sources";
/** Parts of recordings that are not whole yet, by the article and where each begins. */
export const RECORDING_PARTS = "recording-parts";
