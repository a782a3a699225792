/** How sure it is that something a person did is there for good. */
type Certainty =
  /** It was shown as saved, or survived the end of its page. */
  | "saved"
  /** The browser was killed in the same moment: it may be there or not. */
  | "unknown";

/**
 * What must be there at the end. Each word is typed once and never taken back; each box belongs to one device; each
 * article to whoever saved it.
 */
export class Expectations {
  private readonly words = new Map<string, Certainty>();
  private readonly boxes = new Map<number, { checked: boolean; certainty: Certainty }>();
  private readonly articles = new Map<string, { deleted: boolean; certainty: Certainty }>();
  private latest: (() => void)[] = [];

  typed(word: string): void {
    this.words.set(word, "unknown");
    this.latest.push(() => this.words.set(word, "saved"));
  }

  ticked(box: number, checked: boolean): void {
    this.boxes.set(box, { checked, certainty: "unknown" });
    this.latest.push(() => {
      if (this.boxes.get(box)?.checked === checked) this.boxes.set(box, { checked, certainty: "saved" });
    });
  }

  article(address: string, deleted: boolean): void {
    this.articles.set(address, { deleted, certainty: "unknown" });
    this.latest.push(() => {
      if (this.articles.get(address)?.deleted === deleted)
        this.articles.set(address, { deleted, certainty: "saved" });
    });
  }

  /** All that was done so far is safe: it was shown as saved, or the page came to its end and nothing else did. */
  settle(): void {
    for (const save of this.latest) save();
    this.latest = [];
  }

  /** The browser was killed: of what was done in the last moment nobody knows. */
  forget(): void {
    this.latest = [];
  }

  get savedWords(): readonly string[] {
    return [...this.words].flatMap(([word, certainty]) => (certainty === "saved" ? [word] : []));
  }

  get savedBoxes(): readonly (readonly [number, boolean])[] {
    return [...this.boxes].flatMap(([box, { checked, certainty }]) =>
      certainty === "saved" ? [[box, checked] as const] : [],
    );
  }

  get savedArticles(): readonly (readonly [string, boolean])[] {
    return [...this.articles].flatMap(([address, { deleted, certainty }]) =>
      certainty === "saved" ? [[address, deleted] as const] : [],
    );
  }
}
