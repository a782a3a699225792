import { signal } from "@preact/signals";
import { write } from "../../records/record-write.ts";
import { readFile } from "../../storage/library/kept-file.ts";
import { ContinuedChange } from "../../storage/records/continued-change.ts";
import { appBase } from "../../web/app-base.ts";
import { type Article, articleCollection } from "../article-record.ts";
import { type ArticlePicture, readCover } from "../article-shelf.ts";
import { sourceOf, titleOf } from "../article-title.ts";
import { loadListenSettings, rateFor } from "./listen-settings.ts";
import { holdLockScreen, tellLockScreen, tellPosition } from "./lock-screen.ts";
import { type HeardRecording, nowHeard } from "./now-heard.ts";

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
/** What lies in memory for the recording that is open. */
const objectAddresses: string[] = [];
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
  const asked = { article: article.id, title: titleOf(article), show: sourceOf(article), cover: undefined };
  nowHeard.value = asked;
  heardAt.value = article.heard;
  heardLength.value = article.seconds;
  isBroken.value = false;
  const [source, picture] = await Promise.all([
    addressOfFile(file),
    readCover(article.id),
    loadListenSettings(),
  ]);
  if (nowHeard.peek() !== asked || source === undefined) return;
  const open: HeardRecording = { ...asked, cover: showCover(picture) };
  nowHeard.value = open;
  const start = article.heard;
  audio.onloadedmetadata = () => {
    if (Number.isFinite(audio.duration)) heardLength.value = audio.duration;
    // The very end is the beginning again.
    audio.currentTime = start < audio.duration - AT_END ? start : 0;
    audio.playbackRate = rateFor(article);
    kept = start;
  };
  audio.src = source;
  letGo = holdLockScreen(open, {
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
  for (const address of objectAddresses.splice(0)) URL.revokeObjectURL(address);
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

/** Opens a recording at a place, in seconds, and plays it from there. */
export async function playFrom(article: Article, file: string, seconds: number): Promise<void> {
  if (nowHeard.peek()?.article === article.id) {
    seekTo(seconds);
    await play();
  } else await openRecording({ ...article, heard: seconds }, file, true);
}

/** The picture of what is open, as an address of this window. */
function showCover(picture: ArticlePicture | undefined): string | undefined {
  if (picture === undefined) return undefined;
  const address = URL.createObjectURL(new Blob([picture.bytes], { type: picture.type }));
  objectAddresses.push(address);
  return address;
}

/**
 * Where a recording is played from: the service worker, which hands it over piece by piece; where none is in charge (a
 * first visit, a plain address in the network), the bytes themselves. Undefined where it is not on this device.
 */
async function addressOfFile(file: string): Promise<string | undefined> {
  if (navigator.serviceWorker?.controller != null) return new URL(`kept-file/${file}`, appBase).href;
  const found = await readFile(file);
  if (found === undefined) return undefined;
  const address = URL.createObjectURL(new Blob([found.bytes], { type: found.type }));
  objectAddresses.push(address);
  return address;
}
