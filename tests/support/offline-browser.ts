/** What a browser must be able to do for the offline core to be tried in it. */
export interface OfflineBrowser {
  goto(address: string): Promise<void>;
  /** Loads the page again, from outside of it. */
  reload(): Promise<void>;
  /** Closes the tab at once and opens the address in another. */
  reopen(address: string): Promise<void>;
  /** Opens the address in a further window, without waiting for it; the page that was shown stays the one that is run in. */
  openBeside(address: string): Promise<void>;
  /** Runs an expression in each of the further windows. */
  runBeside(script: string): Promise<void>;
  closeBeside(): Promise<void>;
  /** Runs an expression in the page and resolves to its value, JSON at most. */
  run(script: string): Promise<unknown>;
  close(): Promise<void>;
}

/** Milliseconds to wait for what a person would see, on however slow and busy a machine. */
const PATIENCE = 100_000;

/** Waits until an expression in the page is true. */
export async function until(browser: OfflineBrowser, what: string, script: string): Promise<void> {
  const end = Date.now() + PATIENCE;
  while (Date.now() < end) {
    if ((await browser.run(`Boolean(${script})`)) === true) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(
    `${what} did not come; the page says: ${await browser.run("document.body.innerText.slice(0, 800)")}`,
  );
}
