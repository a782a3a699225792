import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Device, downloadOf, goTo, openDevice } from "../support/chromium.ts";
import { type StaticHost, startStaticHost } from "../support/static-host.ts";

const plan = `# October 2025 on the line

## Week 1: Signals

**Objective:** Know every signal

- [ ] **Monday**: Read the signal book
- [ ] **Wednesday**: Draw the interlocking
- [ ] **Friday**: Walk the yard

**Daily (10 minutes):**
- [ ] Look at the board

## Week 2: Switches

- [ ] **Monday-Tuesday**: Read about switches
- [ ] **Thursday**: Oil one

## Gaps

| No. | Topic | Priority |
|---|---|---|
| 1 | Points | Low |
| 2 | Catenary | High |

## Outcomes

### Knowledge
- [ ] I can name every signal

## Notes

- Allocate 5-7 hours per week
`;

/** The same file as somebody changed it elsewhere: a task reworded, one moved, one new, one gone. */
const changed = plan
  .replace("Draw the interlocking", "Draw the interlocking of the north yard")
  .replace("- [ ] **Friday**: Walk the yard\n", "")
  .replace(
    "- [ ] **Thursday**: Oil one\n",
    "- [ ] **Thursday**: Oil two of them\n- [ ] **Friday**: Write to the signalman\n",
  );

let host: StaticHost;
let device: Device;

beforeAll(async () => {
  host = await startStaticHost("/");
  device = await openDevice();
});
afterAll(async () => {
  await device.close();
  await host.close();
});

/** It is this hour of this day, in Berlin, where clocks go back on 26 October 2025. */
async function itIs(moment: string): Promise<void> {
  await device.page.clock.setFixedTime(new Date(moment));
  await device.page.goto(`${host.address}today`);
  await device.page.getByRole("heading", { name: "Today", exact: true }).waitFor();
}

async function exported(): Promise<string> {
  await goTo(device.page, "Plan");
  return (await downloadOf(device.page, "Export plan")).bytes.toString();
}

const checkbox = (name: string) => device.page.getByRole("checkbox", { name });
const tick = (name: string): Promise<void> => checkbox(name).check();

describe("a month lived in fast-forward", () => {
  it("begins on the Monday that is proposed", async () => {
    const { page } = device;
    await page.clock.setFixedTime(new Date("2025-10-18T10:00:00+02:00"));
    await page.goto(`${host.address}plan`);
    await page
      .getByLabel("Open a Markdown plan")
      .setInputFiles({ name: "october.md", mimeType: "text/markdown", buffer: Buffer.from(plan) });
    await page.getByRole("button", { name: "20 Oct" }).click();
    await page.getByRole("button", { name: "Use this plan" }).click();
    await page.getByText(/20\s*–\s*26 Oct/).waitFor();
    await itIs("2025-10-19T12:00:00+02:00");
    await page.getByText(/Starts Mon,? 20 Oct/).waitFor();
    await page.getByRole("heading", { name: /First stops/ }).waitFor();
  });

  it("has its stops day by day, and its checks come back every day, across the change of the clocks", async () => {
    await itIs("2025-10-20T07:30:00+02:00");
    await tick("Read the signal book");
    await tick("Look at the board");
    await itIs("2025-10-20T23:59:00+02:00");
    expect(await checkbox("Look at the board").isChecked()).toBe(true);
    await itIs("2025-10-21T00:01:00+02:00");
    expect(await checkbox("Look at the board").isChecked()).toBe(false);
    await itIs("2025-10-26T00:30:00+02:00");
    await tick("Look at the board");
    await itIs("2025-10-26T23:30:00+01:00");
    expect(await checkbox("Look at the board").isChecked()).toBe(true);
    await device.page.getByText("Week 1 of 2").waitFor();
    await itIs("2025-10-27T06:00:00+01:00");
    await device.page.getByText("Week 2 of 2").waitFor();
    expect(await checkbox("Look at the board").count()).toBe(0);
    expect(await checkbox("Read about switches").count()).toBe(1);
    // Two checks of ten minutes in the week before, none in this.
    await device.page.getByText("0 min of 5–7 h this week").waitFor();
  });

  it("offers what is late, to move, to put off, to skip with a reason, all without touching the file", async () => {
    const { page } = device;
    await page.getByRole("heading", { name: "Still waiting" }).waitFor();
    expect(await checkbox("Draw the interlocking").count()).toBe(1);
    await page.getByRole("button", { name: "More about “Walk the yard”" }).click();
    await page.getByText("Skip", { exact: true }).click();
    await page.getByRole("textbox", { name: "Why (optional)" }).fill("it rained");
    await page.getByRole("button", { name: "Skip this task" }).click();
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await page.getByRole("button", { name: "More about “Draw the interlocking”" }).click();
    await page.getByRole("button", { name: "Tomorrow", exact: true }).click();
    await page.getByRole("dialog").waitFor({ state: "detached" });
    expect(await page.getByRole("heading", { name: "Still waiting" }).count()).toBe(0);
    await itIs("2025-10-28T08:00:00+01:00");
    await tick("Draw the interlocking");
    expect(await exported()).toBe(
      plan
        .replace("[ ] **Monday**: Read the", "[x] **Monday**: Read the")
        .replace("[ ] **Wednesday**", "[x] **Wednesday**")
        .replace("[ ] Look at", "[x] Look at"),
    );
  });

  it("keeps a tick though the page is reloaded in the same moment", async () => {
    const { page } = device;
    await goTo(page, "Plan");
    await page.getByRole("button", { name: "Week 2", exact: true }).click();
    for (const ticked of [true, false, true, false]) {
      await checkbox("Oil one").setChecked(ticked);
      await page.reload();
      await checkbox("Oil one").waitFor();
      expect(await checkbox("Oil one").isChecked()).toBe(ticked);
    }
  });

  it("edits the file in its own lines, and takes it back", async () => {
    const { page } = device;
    const before = await exported();
    await page.getByRole("button", { name: "Week 2", exact: true }).click();
    await page.getByRole("button", { name: "More about “Oil one”" }).click();
    await page.getByRole("textbox", { name: "Text" }).fill("Oil one, slowly");
    await page.keyboard.press("Enter");
    await checkbox("Oil one, slowly").waitFor();
    await page.getByRole("button", { name: "Undo" }).click();
    await checkbox("Oil one, slowly").waitFor({ state: "detached" });
    expect(await exported()).toBe(before);
    await page.getByRole("button", { name: "Week 2", exact: true }).click();
    await page.getByRole("button", { name: "More about “Oil one”" }).click();
    await page.getByRole("textbox", { name: "Text" }).fill("Oil one at least");
    await page.keyboard.press("Enter");
    await checkbox("Oil one at least").waitFor();
    const edited = before.replace("Oil one", "Oil one at least");
    expect(await exported()).toBe(edited);

    await page.getByRole("link", { name: "Topics" }).click();
    await page.getByRole("button", { name: "Move “Catenary” up" }).click();
    await page.getByText("Moved to 1, was 2").waitFor();
    await page.getByRole("button", { name: / Points$/ }).click();
    await page.getByLabel("Priority of “Points”").selectOption("medium");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    expect(await exported()).toBe(
      edited.replace(
        "| 1 | Points | Low |\n| 2 | Catenary | High |",
        "| 2 | Catenary | High |\n| 1 | Points | Medium |",
      ),
    );
  });

  it("takes a newer version of the file in: what was done goes along, nothing drops without a word", async () => {
    const { page } = device;
    await goTo(page, "Plan");
    await page.getByRole("link", { name: "Bring another plan" }).click();
    await page
      .getByLabel("Open a Markdown plan")
      .setInputFiles({ name: "october.md", mimeType: "text/markdown", buffer: Buffer.from(changed) });
    await page
      .getByRole("heading", { name: "This looks like a newer version of “October 2025 on the line”" })
      .waitFor();
    const review = page.locator(".plan-review");
    for (const said of [
      "1 added",
      "2 reworded",
      "1 no longer in the file",
      "Write to the signalman",
      "Walk the yard",
    ]) {
      await review.getByText(said).first().waitFor();
    }
    await page.getByRole("button", { name: "Use this plan" }).click();
    await page.getByRole("button", { name: "Week 1", exact: true }).click();
    await checkbox("Draw the interlocking of the north yard").waitFor();
    expect(await checkbox("Draw the interlocking of the north yard").isChecked()).toBe(true);
    expect(await exported()).toBe(
      changed
        .replace("[ ] **Monday**: Read the", "[x] **Monday**: Read the")
        .replace("[ ] **Wednesday**", "[x] **Wednesday**")
        .replace("[ ] Look at", "[x] Look at"),
    );
    // Once more the same: nothing to review, nothing changed.
    await page.getByRole("link", { name: "Bring another plan" }).click();
    await page
      .getByLabel("Open a Markdown plan")
      .setInputFiles({ name: "october.md", mimeType: "text/markdown", buffer: Buffer.from(changed) });
    await page.getByRole("button", { name: "Use this plan" }).waitFor();
    expect(await review.getByRole("heading", { level: 3 }).count()).toBe(0);
    await page.getByRole("button", { name: "Not this one" }).click();
  });

  it("begins another month with what is still open, and keeps this one", async () => {
    const { page } = device;
    await itIs("2025-11-01T10:00:00+01:00");
    await goTo(page, "Plan");
    await page.getByText("This plan", { exact: true }).click();
    await page.getByRole("button", { name: "Carry only what is still open" }).click();
    await page.getByText(/The next one starts Mon,? 3 Nov/).waitFor();
    const next = await exported();
    expect(next).toBe(
      changed
        .replaceAll("October 2025", "November 2025")
        .replace(
          "- [ ] **Monday**: Read the signal book\n- [ ] **Wednesday**: Draw the interlocking of the north yard\n",
          "",
        ),
    );
    await page.getByRole("button", { name: /^Plans:/ }).click();
    await page.getByRole("button", { name: "Use october.md" }).click();
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await page.getByText("October 2025 on the line").waitFor();
    expect(device.errors).toEqual([]);
  });
});
