import { write } from "../../records/record-write.ts";
import { change } from "../../storage/records/change.ts";
import { pace } from "../reading-store.ts";
import { PACE, paceCollection } from "./pace-record.ts";
import { type Learning, learnPace } from "./rules/learnt-pace.ts";
import { textLength } from "./rules/reading-time.ts";

/** A pause of so many seconds at one place is no reading. */
const LONGEST_REST = 120;

/** Learns how fast somebody reads from how they move through a text. */
export class PaceLearner {
  private at = 0;
  private since = 0;
  private learnt: Learning | undefined;

  constructor(private readonly blocks: readonly HTMLElement[]) {}

  /** Takes note of the place at a moment, in milliseconds; a passage read in order teaches the pace. */
  moveTo(block: number, now: number): void {
    const seconds = (now - this.since) / 1000;
    const passed = this.blocks.slice(this.at, block);
    const inOrder = block > this.at && passed.length <= 12 && this.since > 0;
    if (inOrder && seconds < LONGEST_REST * passed.length) this.learn(passed, seconds);
    if (block !== this.at || this.since === 0) this.since = now;
    this.at = block;
  }

  /** The app was left: what lies between then and the next place was not reading. What was learnt is kept. */
  pause(): void {
    this.since = 0;
    const { learnt } = this;
    this.learnt = undefined;
    if (learnt !== undefined) void change([write(paceCollection, PACE, { ...learnt })]);
  }

  private learn(passed: readonly HTMLElement[], seconds: number): void {
    const text = passed.map((block) => block.textContent ?? "").join(" ");
    const { words, characters, wordMinutes = 0, characterMinutes = 0 } = this.learnt ?? pace.peek();
    this.learnt =
      learnPace({ words, characters, wordMinutes, characterMinutes }, textLength(text), seconds) ??
      this.learnt;
  }
}
