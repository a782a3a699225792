import { signal } from "@preact/signals";
import { write } from "../../records/record-write.ts";
import { readFile } from "../../storage/library/kept-file.ts";
import { ContinuedChange } from "../../storage/records/continued-change.ts";
import { appBase } from "../../web/app-base.ts";
import { type Article, articleCollection } from "../article-record.ts";
import { titleOf } from "../article-title.ts";
import { loadListenSettings, rateFor } from "./listen-settings.ts";
import { holdLockScreen, tellLockScreen, tellPosition } from "./lock-screen.ts";
import { nowHeard } from "./now-heard.ts";

/** Milliseconds between two times the place is executed while a recording plays; it is noted every second. */
const PACE = 10_000;
/** Seconds from the end within which a recording counts as heard to the end. */
const AT_END = 2;

export const isPlaying = signal(false);
/** Seconds; of the recording that is open. */
export const heardAt = signal(0);
export const heardLength = signal(0);
/** Whether this browser cannot play it. */
export const isBroken = signal(false);
/** When the player falls silent: a moment in milliseconds, at the recording's end, or never. */
export const sleepsAt = signal<number | "end" | undefined>(undefined);

const audio = new Audio();
audio.preload = "metadata";
audio.hidden = true;
document.body.append(audio);
const places = new ContinuedChange(PACE);
/** The place that was kept last; undefined until the recording stands where it was left, for only then it has a place. */
let kept: number | undefined;
let onEnded: (article: string) => void = () => undefined;
let letGo: () => void = () => undefined;
let objectAddress: string | undefined;
let sleepTimer: ReturnType<typeof setTimeout> | undefined;

/** Says what follows when a recording has been heard to its end. */
export function setWhatFollows(follow: (article: string) => void): void {
  onEnded = follow;
}

/** Opens a recording where it was left, in place of the one that was open; with `thenPlay` it begins at once. */
export async function openRecording(article: Article, file: string, thenPlay: boolean): Promise<void> {
  if (nowHeard.peek()?.article === article.id) {
    if (thenPlay) await play();
    return;
  }
  await closeRecording();
  const open = { article: article.id, title: titleOf(article), show: article.site };
  nowHeard.value = open;
  heardAt.value = article.heard;
  heardLength.value = article.seconds;
  isBroken.value = false;
  const [source] = await Promise.all([sourceOf(file), loadListenSettings()]);
  if (nowHeard.peek() !== open || source === undefined) return;
  const start = article.heard;
  audio.onloadedmetadata = () => {
    if (Number.isFinite(audio.duration)) heardLength.value = audio.duration;
    // The very end is the beginning again.
    audio.currentTime = start < audio.duration - AT_END ? start : 0;
    audio.playbackRate = rateFor(article.site);
    kept = start;
  };
  audio.src = source;
  letGo = holdLockScreen(open.title, article.site, {
    play: () => void play(),
    pause,
    back: () => skip(-15),
    forward: () => skip(30),
    seek: seekTo,
  });
  if (thenPlay) await play();
}

/** Closes what is open; its place stays. */
export async function closeRecording(): Promise<void> {
  if (nowHeard.peek() === undefined) return;
  keepPlace();
  kept = undefined;
  nowHeard.value = undefined;
  isPlaying.value = false;
  sleepAt(undefined);
  audio.pause();
  audio.removeAttribute("src");
  if (objectAddress !== undefined) URL.revokeObjectURL(objectAddress);
  objectAddress = undefined;
  letGo();
  await places.settle();
}

/** Plays on. A browser that wants a touch first stays silent until there is one. */
export async function play(): Promise<void> {
  try {
    await audio.play();
  } catch (error) {
    if (!(error instanceof DOMException && ["NotAllowedError", "AbortError"].includes(error.name)))
      isBroken.value = true;
  }
}

export function pause(): void {
  audio.pause();
}

/** Goes so many seconds on, or back. */
export function skip(seconds: number): void {
  seekTo(audio.currentTime + seconds);
}

/** Goes to a place, in seconds from the beginning. */
export function seekTo(seconds: number): void {
  audio.currentTime = Math.min(Math.max(0, seconds), audio.duration || heardLength.peek());
}

export function setPlaybackRate(rate: number): void {
  audio.playbackRate = rate;
  tellPosition(audio);
}

/** Falls silent after so many minutes, at the recording's end, or no longer. */
export function sleepAt(when: number | "end" | undefined): void {
  clearTimeout(sleepTimer);
  sleepsAt.value = typeof when === "number" ? Date.now() + when * 60_000 : when;
  if (typeof when === "number")
    sleepTimer = setTimeout(() => {
      sleepsAt.value = undefined;
      pause();
    }, when * 60_000);
}

/** Notes the place, which is only known while the recording stands at one of its own. */
function keepPlace(): void {
  const article = nowHeard.peek()?.article;
  if (article === undefined || kept === undefined || audio.readyState === HTMLMediaElement.HAVE_NOTHING)
    return;
  const now = Math.floor(audio.currentTime);
  if (now === kept) return;
  kept = now;
  places.write([write(articleCollection, article, { heard: now })]);
}

audio.addEventListener("timeupdate", () => {
  if (kept === undefined) return;
  heardAt.value = audio.currentTime;
  keepPlace();
});
audio.addEventListener("seeked", () => tellPosition(audio));
audio.addEventListener("play", () => {
  isPlaying.value = true;
  tellLockScreen(true);
  tellPosition(audio);
});
audio.addEventListener("pause", () => {
  isPlaying.value = false;
  tellLockScreen(false);
  keepPlace();
  void places.settle();
});
audio.addEventListener("error", () => {
  if (audio.hasAttribute("src")) isBroken.value = true;
});
audio.addEventListener("ended", () => {
  const ended = nowHeard.peek()?.article;
  if (ended === undefined) return;
  if (sleepsAt.peek() === "end") sleepAt(undefined);
  else onEnded(ended);
});

/**
 * Where a recording is played from: the service worker, which hands it over piece by piece; where none is in charge (a
 * first visit, a plain address in the network), the bytes themselves. Undefined where it is not on this device.
 */
async function sourceOf(file: string): Promise<string | undefined> {
  if (navigator.serviceWorker?.controller != null) return new URL(`kept-file/${file}`, appBase).href;
  const found = await readFile(file);
  if (found === undefined) return undefined;
  objectAddress = URL.createObjectURL(new Blob([found.bytes], { type: found.type }));
  return objectAddress;
}
