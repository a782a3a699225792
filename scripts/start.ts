/** Builds the app where its sources are newer than what was built, and serves it with its gateway. */
import { readdirSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { serveGateway } from "../src/gateway/serve.ts";

const top = resolve(import.meta.dirname, "..");
/** Another build than this checkout's may be served, as it is. */
const other = process.env.WAYSIDE_APP;
const built = other ?? resolve(top, "dist");
const sources = ["src", "public", "index.html", "vite.config.ts", "package-lock.json"];

function newest(path: string): number {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) return 0;
  if (!found.isDirectory()) return found.mtimeMs;
  return Math.max(
    0,
    ...readdirSync(path).map((name) => (name === "gateway" ? 0 : newest(resolve(path, name)))),
  );
}

const index = statSync(resolve(built, "index.html"), { throwIfNoEntry: false });
const latest = Math.max(...sources.map((source) => newest(resolve(top, source))));
if (other === undefined && (index === undefined || index.mtimeMs < latest)) {
  process.stdout.write("Building the app…\n");
  // Whatever started this: what is served is the app as people get it.
  process.env.NODE_ENV = "production";
  const { build } = await import("vite");
  await build({ root: top, logLevel: "warn" });
}
serveGateway(process.env, built);
