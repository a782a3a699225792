import { spawn } from "node:child_process";
import { createServer } from "node:net";
import type { WebKit } from "../../scripts/find-browsers.ts";
import type { OfflineBrowser } from "./offline-browser.ts";

/** A free port of this machine. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() =>
        typeof address === "object" && address !== null
          ? resolve(address.port)
          : reject(new Error("no port")),
      );
    });
  });
}

/** WebKitGTK's small browser, driven by plain WebDriver over HTTP (W3C WebDriver). */
export async function openWebKit({ driver, browser }: WebKit): Promise<OfflineBrowser> {
  const port = await freePort();
  const child = spawn("xvfb-run", ["-a", driver, `--port=${port}`], {
    stdio: "ignore",
    detached: true,
    env: {
      ...process.env,
      WEBKIT_DISABLE_COMPOSITING_MODE: "1",
      WEBKIT_FORCE_SANDBOX: "0",
      WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1",
    },
  });
  const ask = async (method: string, path: string, body?: object): Promise<unknown> => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      ...(body === undefined
        ? {}
        : { body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
    });
    const { value } = (await response.json()) as { value: unknown };
    if (!response.ok) throw new Error(`${method} ${path}: ${JSON.stringify(value)}`);
    return value;
  };
  const stop = (): void => {
    if (child.pid !== undefined) process.kill(-child.pid, "SIGKILL");
  };
  for (let tries = 0; ; tries++) {
    try {
      await ask("GET", "/status");
      break;
    } catch (error) {
      if (tries > 100) {
        stop();
        throw error;
      }
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
  const session = (await ask("POST", "/session", {
    capabilities: {
      alwaysMatch: { "webkitgtk:browserOptions": { binary: browser, args: ["--automation"] } },
    },
  })) as { sessionId: string };
  const path = `/session/${session.sessionId}`;
  await ask("POST", `${path}/timeouts`, { script: 60_000, pageLoad: 60_000 });
  const openTab = async (): Promise<string> =>
    ((await ask("POST", `${path}/window/new`, { type: "tab" })) as { handle: string }).handle;
  const run = (script: string): Promise<unknown> =>
    ask("POST", `${path}/execute/sync`, { script: `return (${script})`, args: [] });
  const beside: string[] = [];
  /** Does something in each of the other windows, and comes back to the one that was shown. */
  const inEach = async (handles: readonly string[], act: () => Promise<unknown>): Promise<void> => {
    const shown = await ask("GET", `${path}/window`);
    for (const handle of handles) {
      await ask("POST", `${path}/window`, { handle });
      await act();
    }
    await ask("POST", `${path}/window`, { handle: shown });
  };
  return {
    goto: async (address) => {
      await ask("POST", `${path}/url`, { url: address });
    },
    reload: async () => {
      await ask("POST", `${path}/refresh`, {});
    },
    reopen: async (address) => {
      const handle = await openTab();
      await ask("DELETE", `${path}/window`);
      await ask("POST", `${path}/window`, { handle });
      await ask("POST", `${path}/url`, { url: address });
    },
    openBeside: async (address) => {
      const handle = await openTab();
      beside.push(handle);
      await inEach([handle], () => run(`(location.href = ${JSON.stringify(address)}, true)`));
    },
    runBeside: (script) => inEach(beside, () => run(script)),
    closeBeside: () => inEach(beside.splice(0), () => ask("DELETE", `${path}/window`)),
    run,
    close: async () => {
      await ask("DELETE", path).catch(() => undefined);
      stop();
    },
  };
}
