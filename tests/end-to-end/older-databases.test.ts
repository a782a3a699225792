import { readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Device, downloadOf, goTo, openDevice } from "../support/chromium.ts";
import { type DatabaseDump, dumpDatabase, restoreDatabase } from "../support/database-dump.ts";
import { type StaticHost, startStaticHost } from "../support/static-host.ts";

const folder = resolve(import.meta.dirname, "../databases");
const plan = readFileSync(resolve(import.meta.dirname, "../plans/october.md"), "utf8");
const versions = readdirSync(folder)
  .filter((name) => name.endsWith(".json"))
  .sort();

/** A record as it stands, whatever store and shape it was kept in. */
function records(dump: DatabaseDump): readonly unknown[] {
  return (dump.stores.records ?? []).map(({ value }) => value);
}

describe.each(versions)("a database kept as %s", (name) => {
  const dump = JSON.parse(readFileSync(resolve(folder, name), "utf8")) as DatabaseDump;
  let host: StaticHost;
  let device: Device;
  beforeAll(async () => {
    host = await startStaticHost("/");
    device = await openDevice();
    // A page of the origin in which the app does not run.
    await device.page.goto(`${host.address}icon.svg`);
    await restoreDatabase(device.page, dump);
  });
  afterAll(async () => {
    await device.close();
    await host.close();
  });

  it("opens with every record, file and text as it was", async () => {
    const { page } = device;
    await page.goto(`${host.address}plan`);
    await page.getByRole("button", { name: "Week 1", exact: true }).click();
    expect(await page.getByRole("checkbox", { name: "Compare three allocators" }).isChecked()).toBe(true);
    await page.getByRole("button", { name: "More about “Compare three allocators”" }).click();
    expect(
      await page.getByRole("button", { name: "As planned", exact: true }).getAttribute("aria-pressed"),
    ).toBe("false");
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Week 2", exact: true }).click();
    await page.getByText(/no cluster this week/).waitFor();
    expect((await downloadOf(page, "Export plan")).bytes.toString()).toBe(
      plan.replace("[ ] **Wednesday**", "[x] **Wednesday**"),
    );

    await goTo(page, "Read");
    await page.getByText("#wires").first().waitFor();
    await page.getByRole("link", { name: "Paging by hand" }).click();
    await page.getByText("Pages are handed out one by one, so that nothing is reserved in vain.").waitFor();
    await goTo(page, "Read");
    await page.getByRole("link", { name: "A queue for GPU jobs in forty lines" }).click();
    await page.locator("mark[data-highlight]").first().waitFor();

    await goTo(page, "Notes");
    await page.getByRole("link", { name: "What the wire decides" }).click();
    expect(await page.getByRole("textbox", { name: "Note" }).inputValue()).toBe(
      "# What the wire decides\n\n- 网络决定一切\n",
    );

    const now = await dumpDatabase(page);
    // What was looked at was not changed by it.
    expect(records(now)).toEqual(records(dump));
    expect(device.errors).toEqual([]);
  });
});
