import type { Page } from "playwright-core";

/** A place as a person describes it: its kind and what they type, by the names of the fields. */
export interface Described {
  readonly kind: string;
  readonly fields: Readonly<Record<string, string>>;
}

/** Adds a place in Settings, which are open, and waits until it is in use. */
export async function usePlace(page: Page, { kind, fields }: Described, passphrase = ""): Promise<void> {
  await describePlace(page, { kind, fields }, passphrase);
  await page.getByRole("dialog").waitFor({ state: "detached" });
}

/** Describes a place and asks for it to be used, whatever becomes of that. */
export async function describePlace(page: Page, { kind, fields }: Described, passphrase = ""): Promise<void> {
  await page.getByRole("button", { name: "Add a place" }).click();
  const sheet = page.getByRole("dialog");
  await sheet.getByRole("radio", { name: kind, exact: true }).check();
  for (const [label, value] of Object.entries(fields))
    await sheet.getByLabel(label, { exact: true }).fill(value);
  if (passphrase !== "") await sheet.getByLabel("Passphrase", { exact: true }).fill(passphrase);
  await sheet.getByRole("button", { name: "Use this place" }).click();
}

/** Presses "Sync now" and waits until this device has met everywhere with nothing left to say. */
export async function meetsAt(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Sync now" }).click();
  await page.getByText("Meeting…").waitFor({ state: "detached" });
  await page.getByText(/^All met/).waitFor();
}
