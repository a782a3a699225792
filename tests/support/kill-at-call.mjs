/*
 * Loaded into the gateway's process before anything else: kills it, as a power cut would, at a call of the file system, or
 * makes the file system one that knows no hard links. Calls are counted from the first folder that is made.
 */
import promises from "node:fs/promises";
import { syncBuiltinESMExports } from "node:module";

const last = Number(process.env.WAYSIDE_KILL_AT_CALL ?? Number.POSITIVE_INFINITY);
let calls = 0;
let counting = false;

function count(name) {
  counting ||= name === "mkdir";
  if (counting && ++calls >= last) process.kill(process.pid, "SIGKILL");
}

function wrap(owner, name) {
  const original = owner[name];
  owner[name] = function (...words) {
    count(name);
    return original.apply(this, words);
  };
}

const handle = await promises.open(process.execPath, "r");
const prototype = Object.getPrototypeOf(handle);
await handle.close();
for (const name of ["mkdir", "open", "stat", "link", "rename", "unlink", "rm", "readdir"])
  wrap(promises, name);
for (const name of ["writeFile", "sync", "close", "read"]) wrap(prototype, name);
if (process.env.WAYSIDE_NO_LINKS !== undefined)
  promises.link = async () => {
    count("link");
    throw Object.assign(new Error("operation not permitted"), { code: "EPERM" });
  };
syncBuiltinESMExports();
