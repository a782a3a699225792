import type { Anchor } from "../../ui/lists/suggestion-list.tsx";
import type { Replacement, Selected } from "../rules/markdown-marks.ts";

/** A field in which a note is written, whichever it is: what the toolbar, pictures and links work on. */
export interface TextSurface {
  /** The text and what is selected in it. */
  selected(): Selected;
  /** Makes a replacement as if it were typed, and selects what it says. */
  replace(change: Replacement): void;
  /** Puts the caret somewhere, and the keyboard up. */
  focusAt(caret: number): void;
  /** Where the caret stands, in pixels of the window; undefined where that is not in sight. */
  caretBox(): Anchor | undefined;
  /** What has the keyboard. */
  element(): HTMLElement;
}

/** The replacement that puts words where the selection stands, with the caret behind them. */
export function inserting({ start, end }: Selected, words: string): Replacement {
  const caret = start + words.length;
  return { from: start, to: end, by: words, start: caret, end: caret };
}
