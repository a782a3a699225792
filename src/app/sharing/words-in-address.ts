import { SHARED_WORDS } from "../../contract/shared-words.ts";

/** The words of a share that the gateway put into the address it led to; undefined where there are none. */
export function wordsInAddress(address: string): FormData | undefined {
  const { searchParams } = new URL(address);
  if (searchParams.get("received") !== "none") return undefined;
  const form = new FormData();
  for (const name of SHARED_WORDS) {
    const words = searchParams.get(name) ?? "";
    if (words !== "") form.set(name, words);
  }
  return [...form].length === 0 ? undefined : form;
}
