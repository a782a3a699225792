import type { Locator, Page } from "playwright-core";

/** The field of the note that is open. */
export const noteField = (page: Page): Locator => page.getByRole("textbox", { name: "Note" });

/** What stands in it. */
export const noteText = (page: Page): Promise<string> => noteField(page).inputValue();

/** Begins a note with some words, and waits until they are kept. */
export async function beginNote(page: Page, gateway: string, words: string): Promise<void> {
  await page.goto(`${gateway}/notes`);
  await page.getByRole("button", { name: "New note" }).click();
  await noteField(page).fill(words);
  await page.getByText("Kept on this device", { exact: true }).waitFor();
}
