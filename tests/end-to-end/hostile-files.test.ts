import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Device, goTo, openDevice } from "../support/chromium.ts";
import { type GatewayProcess, startGateway } from "../support/gateway-process.ts";

let gateway: GatewayProcess;
let device: Device;
beforeAll(async () => {
  gateway = await startGateway();
  device = await openDevice();
});
afterAll(async () => {
  await device.close();
  await gateway.kill();
});

const event = (uid: string, title: string, lines: readonly string[]): readonly string[] => [
  "BEGIN:VEVENT",
  `UID:${uid}`,
  `SUMMARY:${title}`,
  ...lines,
  "END:VEVENT",
];
const calendar = (...events: readonly (readonly string[])[]): Buffer =>
  Buffer.from(["BEGIN:VCALENDAR", "VERSION:2.0", ...events.flat(), "END:VCALENDAR", ""].join("\r\n"));

describe("a file made to stop the app", () => {
  it("as a calendar loses the event that never comes, by its name, and no other", async () => {
    const { page } = device;
    await page.goto(`${gateway.address}/radar?view=events`);
    const file = calendar(
      event("1", "Monthly meetup", ["DTSTART:20260101T180000", "RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30"]),
      event("2", "A good one", ["DTSTART:20991006T100000Z"]),
    );
    await page
      .locator('input[type="file"][accept*=".ics"]')
      .setInputFiles({ name: "odd.ics", mimeType: "text/calendar", buffer: file });
    await page.getByText(/“Monthly meetup” could not be read/).waitFor();
    await page.getByText("A good one").first().waitFor();
  });

  it("as a note of sixty thousand brackets comes in, and the list of notes opens", async () => {
    const { page } = device;
    await page.goto(`${gateway.address}/notes`);
    await page
      .locator('input[type="file"][accept*=".md"]')
      .first()
      .setInputFiles({
        name: "brackets.md",
        mimeType: "text/markdown",
        buffer: Buffer.from(`x ${"[".repeat(60_000)}`),
      });
    await page.getByRole("link", { name: "brackets" }).waitFor();
    await page.reload();
    await page.getByRole("link", { name: "brackets" }).waitFor();
  });

  it("as a note with addresses that run something has no link that does", async () => {
    const { page, errors } = device;
    await goTo(page, "Notes");
    await page.getByRole("button", { name: "New note" }).click();
    await page
      .getByRole("textbox", { name: "Note" })
      .fill(
        `# Links\n\n[one](wayside:javascript:alert(1)) [two](javascript:alert(1)) [three](data:text/html,x) [four](${gateway.address}/settings#join=abc) [five](https://example.org/)\n`,
      );
    await page.getByRole("button", { name: "Preview" }).click();
    await page.getByRole("link", { name: "five" }).waitFor();
    const hrefs = await page.evaluate(() =>
      [...document.querySelectorAll("main a[href]")].map((link) => link.getAttribute("href") ?? ""),
    );
    expect(hrefs.filter((href) => /script|data:|#join=/i.test(href))).toEqual([]);
    expect(hrefs).toContain("https://example.org/");
    expect(errors).toEqual([]);
  });
});
