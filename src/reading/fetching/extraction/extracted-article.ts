import type { TextLength } from "../../pace/rules/reading-time.ts";
import type { Direction } from "./preparing/page-facts.ts";

/** An article as extracted from a source. Its pictures have numbers instead of addresses in the HTML. */
export interface ExtractedArticle {
  readonly title: string;
  readonly site: string;
  readonly byline: string;
  readonly language: string;
  /** Which way its text is written; "" where that is not known. */
  readonly direction: Direction;
  readonly html: string;
  readonly length: TextLength;
  /** The address of each picture, by its number. */
  readonly pictures: readonly string[];
  /** The day it was published, ISO 8601, or "". */
  readonly published: string;
  /** The address the page wants to be known by, where that is another; else "". */
  readonly canonical: string;
  /** How sure one can be that this is the article: "poor" where it is short against the page it stood in. */
  readonly found: "article" | "poor" | "whole-page";
}

/** What is known of an article beside its content, before it is finished. */
export interface About {
  readonly title: string;
  readonly byline: string;
  readonly site: string;
  readonly language: string;
  readonly direction: Direction;
  readonly published: string;
  readonly canonical: string;
  readonly leadPicture: string;
  readonly address: string;
  readonly found: ExtractedArticle["found"];
}
