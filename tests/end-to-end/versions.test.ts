import { describe, expect, it } from "vitest";
import { type Device, goTo, openDevice, workerReady } from "../support/chromium.ts";
import { type StaticHost, startStaticHost } from "../support/static-host.ts";

/** Lets a test use a device and a host, and takes both away at its end. */
async function withHost(work: (device: Device, host: StaticHost) => Promise<void>): Promise<void> {
  const host = await startStaticHost("/");
  const device = await openDevice();
  try {
    await work(device, host);
  } finally {
    await device.close();
    await host.close();
  }
}

describe("a window of the version before", () => {
  it("still loads its parts after another window has started the new one", () =>
    withHost(async ({ context, page, errors }, host) => {
      await page.goto(`${host.address}today`);
      await workerReady(page);
      const other = await context.newPage();
      await other.goto(`${host.address}today`);
      host.releaseUnderOtherNames();
      await other.reload();
      await other.getByRole("button", { name: "Start the new version" }).click();
      await other.locator("meta[name=version]").waitFor({ state: "attached" });
      // Never loaded before in this window, and gone from the host.
      await page.getByText("A new version was started in another tab").waitFor();
      for (const place of ["Radar", "Notes", "Read", "Plan"] as const) await goTo(page, place);
      expect(errors).toEqual([]);
      // When no window runs it any more, it goes.
      await page.close();
      await other.reload();
      await other.waitForFunction(async () => !(await caches.has("wayside-former-version")));
    }));

  it("says of one screen that it could not be loaded, and shows all others", () =>
    withHost(async ({ page }, host) => {
      const gone = host.takeAway("radar-route-");
      await page.goto(`${host.address}today`);
      await page.getByRole("link", { name: "Radar", exact: true }).click();
      await page.getByText("A part of the app could not be loaded").waitFor();
      await goTo(page, "Notes");
      await goTo(page, "Today");
      gone.putBack();
      await page.reload();
      await goTo(page, "Radar");
    }));
});

describe("a host in the middle of putting a new version in place", () => {
  it("gives nobody its page in place of a script; the version is offered when it is whole", () =>
    withHost(async ({ context, page }, host) => {
      await page.goto(`${host.address}today`);
      await workerReady(page);
      host.answerWithPage();
      host.releaseUnderOtherNames();
      const gone = host.takeAway("notes-route-");
      await page.evaluate(async () => {
        const registration = await navigator.serviceWorker.ready;
        await registration.update().catch(() => undefined);
        const { installing } = registration;
        // Resolves when the new worker has given up, or has not.
        if (installing !== null)
          await new Promise<void>((resolve) => {
            installing.addEventListener("statechange", () => {
              if (installing.state === "redundant" || installing.state === "installed") resolve();
            });
          });
      });
      expect(await page.evaluate(async () => (await navigator.serviceWorker.ready).waiting === null)).toBe(
        true,
      );
      await goTo(page, "Notes");
      gone.putBack();
      await context.setOffline(true);
      await context.setOffline(false);
      await page.getByText("A new version of Wayside is ready").waitFor();
      await page.getByRole("button", { name: "Start the new version" }).click();
      await page.locator("meta[name=version]").waitFor({ state: "attached" });
      await goTo(page, "Notes");
    }));

  it("shows whoever comes for the first time a word instead of an empty page", () =>
    withHost(async ({ page }, host) => {
      host.answerWithPage();
      host.takeAway("index-");
      await page.goto(`${host.address}today`);
      await page.getByText("Wayside is loading").waitFor();
    }));
});
