import { signal } from "@preact/signals";
import * as v from "valibot";
import { readDevice, writeDevice } from "../../../storage/device.ts";

export const papers = ["app", "light", "sepia", "dark", "black"] as const;
export const faces = ["serif", "sans"] as const;
export const measures = ["narrow", "usual", "wide"] as const;
export const leadings = ["tight", "usual", "loose"] as const;
export const alignments = ["ragged", "justified"] as const;
export const motions = ["scroll", "pages"] as const;
/** Steps of the type size; `reader-look.css` says how large each is, in the person's own root size. */
export const sizes = [1, 2, 3, 4, 5, 6, 7, 8] as const;
/** The size of each step in CSS pixels, where the root is at its usual 16. */
export const pixels = { 1: 15, 2: 17, 3: 18, 4: 19, 5: 21, 6: 24, 7: 28, 8: 34 } as const;

/** How articles look on this device. */
export interface ReaderLook {
  readonly size: (typeof sizes)[number];
  readonly face: (typeof faces)[number];
  readonly measure: (typeof measures)[number];
  readonly leading: (typeof leadings)[number];
  readonly paper: (typeof papers)[number];
  readonly alignment: (typeof alignments)[number];
  readonly motion: (typeof motions)[number];
}

const KEY = "reader-look";
const usual: ReaderLook = {
  size: 4,
  face: "serif",
  measure: "usual",
  leading: "usual",
  paper: "app",
  alignment: "ragged",
  motion: "scroll",
};

/** As it was kept; each part that makes no sense is as usual. */
const lookSchema: v.GenericSchema<unknown, ReaderLook> = v.object({
  size: v.fallback(v.picklist(sizes), usual.size),
  face: v.fallback(v.picklist(faces), usual.face),
  measure: v.fallback(v.picklist(measures), usual.measure),
  leading: v.fallback(v.picklist(leadings), usual.leading),
  paper: v.fallback(v.picklist(papers), usual.paper),
  alignment: v.fallback(v.picklist(alignments), usual.alignment),
  motion: v.fallback(v.picklist(motions), usual.motion),
});

export const readerLook = signal<ReaderLook>(usual);
let loading: Promise<void> | undefined;

/** Reads how articles were last made to look, once. */
export function loadReaderLook(): Promise<void> {
  loading ??= readDevice(KEY, lookSchema, usual).then((kept) => {
    readerLook.value = kept;
  });
  return loading;
}

/** Changes how articles look, and keeps it on this device. */
export function changeLook(part: Partial<ReaderLook>): void {
  readerLook.value = { ...readerLook.value, ...part };
  void writeDevice(KEY, readerLook.value);
}
