import type { Picture } from "../../ui/pictures/smaller-picture.ts";
import type { Episode } from "../rules/episode.ts";
import type { ExtractedArticle } from "./extraction/extracted-article.ts";

/** What is known of a recording beside its length. */
export interface ExtractedEpisode extends Episode {
  /** The picture that lies in its file. */
  readonly cover: Picture | undefined;
  /** The address of the picture its feed names, where its file has none; "" for none. */
  readonly coverAddress: string;
}

/** What is extracted from an article's source, whatever it is; undefined where there is no text to be found in it. */
export interface ExtractedSource extends ExtractedArticle {
  /** Of a recording: seconds. */
  readonly seconds: number;
  /** Of a recording: what its feed and its file say of it. */
  readonly episode?: ExtractedEpisode;
}
