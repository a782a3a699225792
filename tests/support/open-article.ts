import type { Page } from "playwright-core";
import { expect } from "vitest";

/** Scrolls the open article to a paragraph; it is there when the scrubber says another place. */
export async function scrollTo(page: Page, words: string): Promise<void> {
  const place = (): Promise<string | null> =>
    page.getByRole("slider", { name: "Where in the article" }).getAttribute("aria-valuetext");
  const before = await place();
  await page.getByText(words).evaluate((element) => element.scrollIntoView({ block: "start" }));
  await expect.poll(place).not.toBe(before);
}

/** Selects in the open article from the beginning of one piece of text to the end of another, as a finger does. */
export async function selectPassage(page: Page, from: string, to: string): Promise<void> {
  await page.evaluate(
    ([first, last]) => {
      const nodes: Text[] = [];
      const walker = document.createTreeWalker(
        document.querySelector(".article__text") as Node,
        NodeFilter.SHOW_TEXT,
      );
      while (walker.nextNode() !== null) nodes.push(walker.currentNode as Text);
      const start = nodes.find((node) => node.data.includes(first));
      const end = nodes.find((node) => node.data.includes(last));
      if (start === undefined || end === undefined) throw new Error("no such text");
      const range = document.createRange();
      range.setStart(start, start.data.indexOf(first));
      range.setEnd(end, end.data.indexOf(last) + last.length);
      getSelection()?.removeAllRanges();
      getSelection()?.addRange(range);
    },
    [from, to] as const,
  );
}
