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
