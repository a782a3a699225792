import type { Release } from "./release-shelf.ts";
import { type Passage, passageKinds, releasePassages } from "./rules/release-passages.ts";

/** What was found in the notes of a release, once for each text. */
const found = new Map<string, readonly Passage[]>();
const MOST = 400;

/** The passages of a release's notes, breaking ones first. */
export function passagesOf({ body }: Pick<Release, "body">): readonly Passage[] {
  let passages = found.get(body);
  if (passages === undefined) {
    const order = (passage: Passage): number => passageKinds.indexOf(passage.kind);
    passages = [...releasePassages(body)].sort((one, other) => order(one) - order(other));
    if (found.size >= MOST) found.clear();
    found.set(body, passages);
  }
  return passages;
}
