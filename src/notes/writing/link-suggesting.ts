import { type Signal, signal } from "@preact/signals";
import { type LinkCandidate, linkCandidates } from "../linking/link-candidates.ts";
import { type OpenLink, openLink, suggestionsFor } from "../rules/link-suggestions.ts";
import type { NoteWriter } from "./note-writer.ts";
import type { TextSurface } from "./text-surface.ts";

/** So many can be chosen from at once. */
const MOST = 8;

/** What is suggested for a link that is being written, and which of it Enter takes. */
export interface Suggested {
  readonly link: OpenLink;
  readonly candidates: readonly LinkCandidate[];
  readonly chosen: number;
}

/** Suggests what a link can lead to while it is typed, in whichever field. */
export class LinkSuggesting {
  readonly suggested: Signal<Suggested | undefined> = signal(undefined);
  /** Where the link begins for which Escape was pressed. */
  private dismissed: number | undefined;

  constructor(
    private readonly writer: NoteWriter,
    private readonly surface: { readonly current: TextSurface | undefined },
  ) {}

  /** To be told when something was typed in the field: only that begins to suggest. */
  typed(): void {
    this.look(true);
  }

  /** To be told when the caret went elsewhere without a letter. */
  moved(): void {
    if (this.suggested.peek() !== undefined) this.look(false);
  }

  /** To be told when the field lost the keyboard. */
  left(): void {
    this.suggested.value = undefined;
  }

  /** Takes the keys of a list while one is shown; whether this one was. */
  key(event: KeyboardEvent): boolean {
    const suggested = this.suggested.peek();
    // What an input method composes with is its own.
    if (suggested === undefined || event.isComposing || event.ctrlKey || event.metaKey || event.altKey)
      return false;
    const { candidates, chosen, link } = suggested;
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step !== 0) {
      const next = (chosen + step + candidates.length) % candidates.length;
      this.suggested.value = { ...suggested, chosen: next };
    } else if ((event.key === "Enter" || event.key === "Tab") && !event.shiftKey) this.choose(chosen);
    else if (event.key === "Escape") {
      this.dismissed = link.start;
      this.suggested.value = undefined;
    } else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  }

  /** Writes the link to one of what is suggested in place of what was typed of it. */
  choose(index: number): void {
    const suggested = this.suggested.peek();
    const field = this.surface.current;
    const candidate = suggested?.candidates[index];
    if (suggested === undefined || field === undefined || candidate === undefined) return;
    const { start, caret } = suggested.link;
    const by = candidate.link();
    const to = field.selected().text.startsWith("]]", caret) ? caret + 2 : caret;
    this.suggested.value = undefined;
    this.writer.beginStep();
    field.replace({ from: start, to, by, start: start + by.length, end: start + by.length });
    this.writer.beginStep();
  }

  private look(isTyped: boolean): void {
    const selected = this.surface.current?.selected();
    const link =
      selected === undefined || selected.start !== selected.end
        ? undefined
        : openLink(selected.text, selected.start);
    if (link?.start !== this.dismissed) this.dismissed = undefined;
    const before = this.suggested.peek();
    if (link === undefined || this.dismissed !== undefined) {
      this.suggested.value = undefined;
      return;
    }
    if (!isTyped && before?.link.caret === link.caret) return;
    const others = linkCandidates.peek().filter(({ note }) => note !== this.writer.id);
    const candidates = suggestionsFor(others, link.words, MOST);
    this.suggested.value = candidates.length === 0 ? undefined : { link, candidates, chosen: 0 };
  }
}
