import { markHighlights } from "../../highlights/highlight-marks.ts";
import type { Highlight } from "../../highlights/highlight-record.ts";
import { quoteOf, type TextQuote, type TextRange } from "../../highlights/rules/text-quote.ts";
import { onWholeWords } from "../../highlights/rules/whole-words.ts";
import type { Sentence } from "../../listening/rules/sentences.ts";
import { ArticleTextIndex } from "./article-text-index.ts";
import type { TextPlaces } from "./reading-place.ts";
import { paint } from "./text-paint.ts";

export interface Heading {
  readonly text: string;
  /** 1 for the highest of the text. */
  readonly level: number;
  readonly element: HTMLElement;
}

/** The text of the open article, as what can be searched, spoken, marked and gone through. */
export class OpenText {
  private known: ArticleTextIndex | undefined;

  constructor(
    readonly root: HTMLElement,
    readonly places: TextPlaces,
  ) {}

  /** The text and its places in the page, as it stands. */
  index(): ArticleTextIndex {
    this.known ??= new ArticleTextIndex(this.root);
    return this.known;
  }

  /** Marks the kept passages; returns those not found. */
  mark(highlights: readonly Highlight[]): ReadonlySet<string> {
    const lost = markHighlights(this.root, highlights);
    this.known = undefined;
    return lost;
  }

  /** The selected passage as a quote with its place; undefined where nothing of the text is selected. */
  selection(): { readonly quote: TextQuote; readonly start: number } | undefined {
    const selected = getSelection();
    if (selected === null || selected.isCollapsed || selected.rangeCount === 0) return undefined;
    const range = selected.getRangeAt(0);
    if (!this.root.contains(range.commonAncestorContainer)) return undefined;
    const index = this.index();
    const place = index.textRange(range);
    if (place === undefined) return undefined;
    const whole = onWholeWords(index.text, place);
    return { quote: quoteOf(index.text, whole), start: whole.start };
  }

  /** The places of some words, without regard to case. */
  find(words: string): readonly TextRange[] {
    const wanted = words.trim().toLowerCase();
    if (wanted === "") return [];
    const text = this.index().text.toLowerCase();
    const found: TextRange[] = [];
    for (
      let at = text.indexOf(wanted);
      at >= 0 && found.length < 1000;
      at = text.indexOf(wanted, at + wanted.length)
    )
      found.push({ start: at, end: at + wanted.length });
    return found;
  }

  /** Paints what was found, and brings one of it into sight. */
  showFound(found: readonly TextRange[], at: number): void {
    const index = this.index();
    const ranges = found.flatMap((range) => index.pageRange(range) ?? []);
    const here = ranges[at];
    paint("found", ranges);
    paint("found-here", here === undefined ? [] : [here]);
    if (here !== undefined) this.places.reveal(here);
  }

  /** The headings of the text, in order. */
  headings(): readonly Heading[] {
    const elements = [...this.root.querySelectorAll<HTMLElement>("h1, h2, h3, h4, h5, h6")].filter(
      (element) => element.textContent?.trim() !== "",
    );
    const highest = Math.min(...elements.map((element) => Number(element.tagName[1])));
    return elements.map((element) => ({
      text: element.textContent?.replace(/\s+/g, " ").trim() ?? "",
      level: Number(element.tagName[1]) - highest + 1,
      element,
    }));
  }

  /** The sentence at the place one is at. */
  firstSentence(sentences: readonly Sentence[]): number {
    const block = this.places.blocks[this.places.here()?.block ?? 0];
    if (block === undefined) return 0;
    const range = document.createRange();
    range.selectNodeContents(block);
    const start = this.index().textRange(range)?.start ?? 0;
    const found = sentences.findIndex(({ end }) => end > start);
    return Math.max(0, found);
  }

  /** Paints the spoken sentence and keeps it in sight. */
  showSentence(sentence: Sentence | undefined): void {
    const range = sentence === undefined ? undefined : this.index().pageRange(sentence);
    paint("spoken", range === undefined ? [] : [range]);
    if (range !== undefined) this.places.reveal(range);
  }
}
