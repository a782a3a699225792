/** Finds the browsers the tests drive, installing them where this machine lets us. */
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

function firstOf(candidates: readonly (string | undefined)[]): string | undefined {
  return candidates.find((path) => path !== undefined && path !== "" && existsSync(path));
}

function onPath(name: string): string | undefined {
  const found = spawnSync("sh", ["-c", `command -v ${name}`], { encoding: "utf8" });
  return found.status === 0 ? found.stdout.trim() : undefined;
}

function playwrightsOwn(): readonly string[] {
  const caches = [join(homedir(), ".cache/ms-playwright"), join(homedir(), "Library/Caches/ms-playwright")];
  const shapes = [
    "chromium-*/chrome-linux*/chrome",
    "chromium-*/chrome-mac*/*.app/Contents/MacOS/*",
    "chromium_headless_shell-*/*/headless_shell",
    "chromium_headless_shell-*/*/chrome-headless-shell",
  ];
  return caches.flatMap((cache) => shapes.flatMap((shape) => existingMatches(cache, shape)));
}

function existingMatches(folder: string, shape: string): readonly string[] {
  if (!existsSync(folder)) return [];
  const listed = spawnSync("sh", ["-c", `ls -d ${shape} 2>/dev/null`], { cwd: folder, encoding: "utf8" });
  return listed.stdout
    .split("\n")
    .filter((line) => line !== "")
    .map((match) => join(folder, match));
}

function installedChromium(): string | undefined {
  return firstOf([
    process.env.CHROMIUM_PATH,
    "/usr/bin/chromium",
    "/usr/bin/chromium-browser",
    "/usr/bin/google-chrome",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    onPath("chromium"),
    onPath("google-chrome-stable"),
    ...playwrightsOwn(),
  ]);
}

const isRootOnDebian = (): boolean => process.getuid?.() === 0 && existsSync("/usr/bin/apt-get");

/** Installs Debian packages where this user may; false where that is not possible. */
function installPackages(...names: readonly string[]): boolean {
  if (!isRootOnDebian()) return false;
  const environment = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const run = (...words: readonly string[]): boolean =>
    spawnSync("apt-get", words, {
      env: environment,
      stdio: ["ignore", "ignore", "inherit"],
      timeout: 600_000,
    }).status === 0;
  return run("update", "-q") && run("install", "-y", "-q", "--no-install-recommends", ...names);
}

let chromium: string | undefined;

/**
 * The path of a Chromium. Looks where it usually is, then lets Playwright fetch its own, then asks Debian for
 * its package. Throws with what to do where none of it works.
 */
export function findChromium(): string {
  chromium ??= installedChromium();
  if (chromium !== undefined) return chromium;
  process.stdout.write("No Chromium here; trying to install one…\n");
  if (installPackages("chromium")) chromium = installedChromium();
  if (chromium === undefined) {
    try {
      execFileSync("npx", ["playwright-core", "install", "--with-deps", "chromium"], {
        stdio: "inherit",
        timeout: 600_000,
      });
    } catch {
      // What to do is said below.
    }
    chromium = installedChromium();
  }
  if (chromium === undefined) {
    throw new Error(
      "The tests need a Chromium and none could be found or installed. Install Chrome or Chromium, or set CHROMIUM_PATH to one, and run npm test again.",
    );
  }
  return chromium;
}

/** The path of a Firefox, or why there is none. */
export function findFirefox(): { readonly path: string } | { readonly missing: string } {
  const find = (): string | undefined =>
    firstOf([process.env.FIREFOX_PATH, "/usr/bin/firefox-esr", "/usr/bin/firefox", onPath("firefox")]);
  const path = find() ?? (installPackages("firefox-esr") ? find() : undefined);
  return path === undefined ? { missing: "no Firefox is installed here and none could be" } : { path };
}

export interface WebKit {
  readonly driver: string;
  readonly browser: string;
}

/** WebKitGTK's driver and its small browser, or why there are none. */
export function findWebKit(): WebKit | { readonly missing: string } {
  const find = (): WebKit | undefined => {
    const driver = firstOf(["/usr/bin/WebKitWebDriver", onPath("WebKitWebDriver")]);
    const browsers = spawnSync(
      "sh",
      ["-c", "ls /usr/lib/*/webkit2gtk-4.1/MiniBrowser /usr/libexec/webkit2gtk-4.1/MiniBrowser 2>/dev/null"],
      {
        encoding: "utf8",
      },
    );
    const browser = browsers.stdout.split("\n")[0];
    if (driver === undefined || browser === undefined || browser === "" || onPath("xvfb-run") === undefined)
      return undefined;
    return { driver, browser };
  };
  const found = find() ?? (installPackages("webkit2gtk-driver", "xvfb", "xauth") ? find() : undefined);
  return found ?? { missing: "WebKitGTK's driver is not installed here and could not be" };
}
