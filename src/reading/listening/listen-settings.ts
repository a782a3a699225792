import { signal } from "@preact/signals";
import * as v from "valibot";
import { readDevice, writeDevice } from "../../storage/device.ts";
import type { Article } from "../article-record.ts";
import { sourceOf } from "../article-title.ts";

export const rates = [0.75, 1, 1.25, 1.5, 1.75, 2, 2.5, 3] as const;

const settingsSchema = v.object({
  rate: v.fallback(v.number(), 1),
  /** How fast each show is heard, by its name, where that is not as fast as the others. */
  rates: v.optional(v.fallback(v.record(v.string(), v.number()), {}), {}),
  /** The chosen voice's name for each language, by its primary tag. */
  voices: v.fallback(v.record(v.string(), v.string()), {}),
});
export type ListenSettings = v.InferOutput<typeof settingsSchema>;

const KEY = "listen";
export const listenSettings = signal<ListenSettings>({ rate: 1, rates: {}, voices: {} });
let loading: Promise<void> | undefined;

/** Reads how fast and with which voices one last listened on this device, once. */
export function loadListenSettings(): Promise<void> {
  loading ??= readDevice(KEY, settingsSchema, listenSettings.value).then((kept) => {
    listenSettings.value = kept;
  });
  return loading;
}

/** How fast a recording is heard: as its show is, else as what its site has was before shows had names, else as all. */
export function rateFor(recording: Pick<Article, "show" | "site">): number {
  const { rate, rates: own } = listenSettings.value;
  return own[sourceOf(recording)] ?? own[recording.site] ?? rate;
}

/** Says how fast recordings of a show are heard; one without a name says it for all that have none of their own. */
export function changeRate(rate: number, show: string): void {
  changeListening(show === "" ? { rate } : { rates: { ...listenSettings.peek().rates, [show]: rate } });
}

/** Keeps how one listens on this device. */
export function changeListening(part: Partial<ListenSettings>): void {
  listenSettings.value = { ...listenSettings.value, ...part };
  void writeDevice(KEY, listenSettings.value);
}
