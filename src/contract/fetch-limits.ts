/** What is fetched of the web: a page of text, a picture of one, a document or recording as a file, or a feed. */
export const fetchKinds = ["page", "picture", "file", "feed"] as const;
export type FetchKind = (typeof fetchKinds)[number];

export interface FetchLimit {
  /** For all of it: redirects, headers and body. */
  readonly seconds: number;
  /** Of the body, after decompression. */
  readonly mebibytes: number;
}

/** What the gateway waits for and takes at most; the app waits a little longer, so that it hears the gateway's answer. */
export const fetchLimits: Readonly<Record<FetchKind, FetchLimit>> = {
  page: { seconds: 10, mebibytes: 8 },
  picture: { seconds: 10, mebibytes: 8 },
  file: { seconds: 170, mebibytes: 200 },
  feed: { seconds: 20, mebibytes: 16 },
};

export const bytesOf = ({ mebibytes }: FetchLimit): number => mebibytes * 1024 * 1024;
