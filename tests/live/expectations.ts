/** How sure it is that something a person did is there for good. */
type Certainty =
  /** Done, and not yet shown as saved. */
  | "pending"
  /** It is shown, or its page ended, which it survives; a browser that is killed before the disk has it takes it along. */
  | "noted"
  /** The database has it for good. */
  | "saved"
  /** The browser was killed in the same moment: it may be there or not. */
  | "unknown";

/** Where an article of a device is. */
export type ArticleState = "queue" | "archive" | "deleted";

/** What was done last to each thing of a kind. */
class LatestActs<Key, Value> {
  private readonly acts = new Map<Key, { readonly value: Value; readonly certainty: Certainty }>();

  set(key: Key, value: Value): void {
    this.acts.set(key, { value, certainty: "pending" });
  }

  /** Nothing is expected of this thing any more. */
  drop(key: Key): void {
    this.acts.delete(key);
  }

  turn(certainty: Exclude<Certainty, "pending">): void {
    for (const [key, act] of this.acts)
      if (act.certainty === "pending" || act.certainty === "noted") this.acts.set(key, { ...act, certainty });
  }

  get saved(): readonly (readonly [Key, Value])[] {
    return [...this.acts].flatMap(([key, { value, certainty }]) =>
      certainty === "saved" ? [[key, value] as const] : [],
    );
  }
}

/**
 * What must be there at the end. Each word is typed once and never taken back; each box, article and paragraph to
 * highlight belongs to one device.
 */
export class Expectations {
  private readonly words = new LatestActs<string, true>();
  private readonly boxes = new LatestActs<number, boolean>();
  private readonly articles = new LatestActs<string, ArticleState>();
  /** The articles that were moved to the top of the queue, by how many were moved there before. */
  private readonly moves = new LatestActs<string, number>();
  private readonly highlights = new LatestActs<string, true>();
  private readonly pictures = new LatestActs<string, true>();
  private moved = 0;

  typed(word: string): void {
    this.words.set(word, true);
  }

  ticked(box: number, checked: boolean): void {
    this.boxes.set(box, checked);
  }

  article(address: string, state: ArticleState): void {
    this.articles.set(address, state);
    // What leaves the queue is not moved behind what comes to its top meanwhile.
    if (state !== "queue") this.moves.drop(address);
  }

  movedToTop(address: string): void {
    this.moves.set(address, this.moved++);
  }

  highlighted(passage: string): void {
    this.highlights.set(passage, true);
  }

  /** `hash` names the picture's file: SHA-256, hexadecimal. */
  attached(hash: string): void {
    this.pictures.set(hash, true);
  }

  /** All that was done so far was shown as kept, or nothing waits in the journal. */
  settle(): void {
    this.turn("saved");
  }

  /** All that was done so far is shown, or its page ended: no page can lose it any more. */
  note(): void {
    this.turn("noted");
  }

  /** The browser was killed: of what was done in the last moment nobody knows. */
  forget(): void {
    this.turn("unknown");
  }

  private turn(certainty: Exclude<Certainty, "pending">): void {
    for (const acts of [this.words, this.boxes, this.articles, this.moves, this.highlights, this.pictures])
      acts.turn(certainty);
  }

  get savedWords(): readonly string[] {
    return this.words.saved.map(([word]) => word);
  }

  get savedBoxes(): readonly (readonly [number, boolean])[] {
    return this.boxes.saved;
  }

  get savedArticles(): readonly (readonly [string, ArticleState])[] {
    return this.articles.saved;
  }

  /** The articles that stand in this order in the queue, others between them. */
  get savedOrder(): readonly string[] {
    return [...this.moves.saved].sort(([, one], [, other]) => other - one).map(([address]) => address);
  }

  get savedHighlights(): readonly string[] {
    return this.highlights.saved.map(([passage]) => passage);
  }

  get savedPictures(): readonly string[] {
    return this.pictures.saved.map(([hash]) => hash);
  }
}
