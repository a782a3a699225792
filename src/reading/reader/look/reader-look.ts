import { signal } from "@preact/signals";
import * as v from "valibot";
import { readDevice, writeDevice } from "../../../storage/device.ts";

export const papers = ["app", "light", "sepia", "dark", "black"] as const;
export const faces = ["serif", "sans"] as const;
export const measures = ["narrow", "usual", "wide"] as const;
export const leadings = ["tight", "usual", "loose"] as const;
export const alignments = ["ragged", "justified"] as const;
export const motions = ["scroll", "pages"] as const;
/** Steps of the type size; `reader.css` says how large each is. */
export const sizes = [1, 2, 3, 4, 5, 6, 7, 8] as const;

const lookSchema = v.object({
  size: v.fallback(v.picklist(sizes), 4),
  face: v.fallback(v.picklist(faces), "serif"),
  measure: v.fallback(v.picklist(measures), "usual"),
  leading: v.fallback(v.picklist(leadings), "usual"),
  paper: v.fallback(v.picklist(papers), "app"),
  alignment: v.fallback(v.picklist(alignments), "ragged"),
  motion: v.fallback(v.picklist(motions), "scroll"),
});

/** How articles look on this device. */
export type ReaderLook = v.InferOutput<typeof lookSchema>;

const KEY = "reader-look";
const usual = v.parse(lookSchema, {
  size: 4,
  face: "",
  measure: "",
  leading: "",
  paper: "",
  alignment: "",
  motion: "",
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
