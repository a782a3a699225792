import { type Signal, signal } from "@preact/signals";
import type { Sentence } from "./rules/sentences.ts";
import { paragraphStep } from "./rules/sentences.ts";
import { chooseVoice } from "./rules/voice-choice.ts";

/** Milliseconds to wait for a browser that loads its voices late. */
const VOICES_LATE = 1500;

/** Whether this browser can speak at all. */
export function canSpeak(): boolean {
  return "speechSynthesis" in globalThis && typeof SpeechSynthesisUtterance !== "undefined";
}

/** The voices of this device; empty where there are none. */
export async function deviceVoices(): Promise<readonly SpeechSynthesisVoice[]> {
  if (!canSpeak()) return [];
  const known = speechSynthesis.getVoices();
  if (known.length > 0) return known;
  await new Promise<void>((resolve) => {
    speechSynthesis.addEventListener?.("voiceschanged", () => resolve(), { once: true });
    setTimeout(resolve, VOICES_LATE);
  });
  return speechSynthesis.getVoices();
}

/** The voice for a language, or undefined where this device has none for it. */
export async function voiceFor(language: string, chosen?: string): Promise<SpeechSynthesisVoice | undefined> {
  return chooseVoice(await deviceVoices(), language, chosen);
}

/**
 * Reads a text aloud, sentence by sentence. A pause ends the utterance and the sentence begins anew after it, for
 * engines lose their place in a paused one.
 */
export class Speaker {
  readonly playing: Signal<boolean> = signal(false);
  /** The sentence that is spoken, or is to be. */
  readonly at: Signal<number>;
  /** A newer utterance has taken the place of older ones, whose ends no longer count. */
  private turn = 0;
  private rate = 1;

  constructor(
    private readonly text: string,
    readonly sentences: readonly Sentence[],
    private voice: SpeechSynthesisVoice,
    start: number,
    private readonly onEnd: () => void,
  ) {
    this.at = signal(Math.min(Math.max(0, start), Math.max(0, sentences.length - 1)));
  }

  play(): void {
    this.playing.value = true;
    this.speak();
  }

  pause(): void {
    this.turn++;
    this.playing.value = false;
    speechSynthesis.cancel();
  }

  toggle(): void {
    if (this.playing.peek()) this.pause();
    else this.play();
  }

  /** Goes some sentences on or back. */
  step(by: number): void {
    this.goTo(this.at.peek() + by);
  }

  /** Goes a paragraph on or back. */
  stepParagraph(by: 1 | -1): void {
    this.goTo(paragraphStep(this.sentences, this.at.peek(), by));
  }

  setRate(rate: number): void {
    this.rate = rate;
    if (this.playing.peek()) this.speak();
  }

  setVoice(voice: SpeechSynthesisVoice): void {
    this.voice = voice;
    if (this.playing.peek()) this.speak();
  }

  private goTo(sentence: number): void {
    this.at.value = Math.min(Math.max(0, sentence), this.sentences.length - 1);
    if (this.playing.peek()) this.speak();
  }

  private speak(): void {
    const turn = ++this.turn;
    speechSynthesis.cancel();
    const sentence = this.sentences[this.at.peek()];
    if (sentence === undefined) {
      this.playing.value = false;
      return;
    }
    const utterance = new SpeechSynthesisUtterance(this.text.slice(sentence.start, sentence.end).trim());
    utterance.voice = this.voice;
    utterance.lang = this.voice.lang;
    utterance.rate = this.rate;
    utterance.onend = () => this.next(turn);
    utterance.onerror = (event) => {
      if (turn !== this.turn) return;
      // A sentence an engine cannot speak is passed over; one that forbids speaking stops it.
      if (["not-allowed", "synthesis-unavailable", "audio-busy"].includes(event.error)) this.pause();
      else this.next(turn);
    };
    speechSynthesis.speak(utterance);
  }

  private next(turn: number): void {
    if (turn !== this.turn) return;
    if (this.at.peek() + 1 >= this.sentences.length) {
      this.playing.value = false;
      this.onEnd();
      return;
    }
    this.at.value = this.at.peek() + 1;
    this.speak();
  }
}
