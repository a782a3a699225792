/** What runs in the browser for a model: the blocks of a page with their numbers, and the text that is expected. */
import {
  blockFeatures,
  measureBlocks,
} from "../../src/reading/fetching/extraction/deciding/block-features.ts";
import { describeBlocks } from "../../src/reading/fetching/extraction/deciding/described-blocks.ts";
import { askSources } from "../../src/reading/fetching/extraction/deciding/page-sources.ts";
import { preparePage } from "../../src/reading/fetching/extraction/preparing/prepare-page.ts";
import { reduceMarkup } from "../../src/reading/fetching/extraction/reduce-markup.ts";
import type { Expected } from "./page-sets.ts";
import { wantedText } from "./wanted-text.ts";

export interface MeasuredBlocks {
  readonly texts: readonly string[];
  /** All numbers of all blocks, 32-bit floats, little-endian, base64. */
  readonly numbers: string;
  readonly wanted: string;
  /** How long the extractors took, and the blocks and their numbers. */
  readonly milliseconds: { readonly sources: number; readonly blocks: number };
}

function blocksOf(markup: string, address: string, expected: Expected): MeasuredBlocks {
  const { page, facts } = preparePage(
    markup.length > 1_000_000 ? reduceMarkup(markup).html : markup,
    address,
  );
  const began = performance.now();
  const sources = askSources(page, address, facts.openTitle || facts.title);
  const asked = performance.now();
  const described = describeBlocks(page.body, sources);
  const rows = measureBlocks(described);
  const measured = performance.now();
  const numbers = new Float32Array(rows.length * blockFeatures.length);
  rows.forEach((row, at) => {
    numbers.set(row, at * blockFeatures.length);
  });
  return {
    texts: described.map(({ block }) => block.text),
    numbers: base64(new Uint8Array(numbers.buffer)),
    wanted: wantedText(expected),
    milliseconds: { sources: asked - began, blocks: measured - asked },
  };
}

function base64(bytes: Uint8Array): string {
  let binary = "";
  for (let at = 0; at < bytes.length; at += 8192)
    binary += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(binary);
}

Object.assign(window, { blocksOf });
