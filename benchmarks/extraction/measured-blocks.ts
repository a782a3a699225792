/** The blocks of the labelled pages with their numbers, kept on disk outside of the repository, for they take minutes. */
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { MeasuredBlocks } from "./blocks-in-browser.ts";
import { bundled, openRunner, type PageRunner } from "./page-runner.ts";
import { cacheFolder, type LabelledPage } from "./page-sets.ts";

export interface PageOfBlocks {
  readonly labelled: LabelledPage;
  readonly texts: readonly string[];
  readonly numbers: Float32Array;
  readonly wanted: string;
  readonly milliseconds: MeasuredBlocks["milliseconds"];
}

/** Measures the blocks of pages, or reads what was measured by the same code before. */
export async function measuredBlocks(pages: readonly LabelledPage[]): Promise<readonly PageOfBlocks[]> {
  const script = await bundled("blocks-in-browser.ts");
  const folder = cacheFolder("blocks");
  let runner: PageRunner | undefined;
  const found: PageOfBlocks[] = [];
  for (const labelled of pages) {
    const { markup, address, expected } = labelled;
    const key = createHash("sha256")
      .update(script)
      .update(JSON.stringify([markup, address, expected]));
    const file = join(folder, `${key.digest("hex").slice(0, 32)}.json`);
    if (!existsSync(file)) {
      runner ??= await openRunner(script);
      const fresh = await runner.run<MeasuredBlocks>("blocksOf", markup, address, expected);
      writeFileSync(file, JSON.stringify(fresh));
    }
    const { texts, numbers, wanted, milliseconds } = JSON.parse(readFileSync(file, "utf8")) as MeasuredBlocks;
    const bytes = Uint8Array.from(Buffer.from(numbers, "base64"));
    found.push({ labelled, texts, numbers: new Float32Array(bytes.buffer), wanted, milliseconds });
  }
  await runner?.close();
  return found;
}
