import { isIP } from "node:net";
import { resolve } from "node:path";
import { serve } from "@hono/node-server";
import * as v from "valibot";
import type { FileStore } from "./file-store.ts";
import { FilesBucket } from "./files-bucket.ts";
import { FilesFolder } from "./files-folder.ts";
import { createGateway } from "./gateway.ts";
import { isLoopbackHost } from "./network-address.ts";

const environmentSchema = v.object({
  PORT: v.optional(
    v.pipe(v.string(), v.transform(Number), v.integer(), v.minValue(0), v.maxValue(65535)),
    "8787",
  ),
  HOST: v.optional(v.pipe(v.string(), v.minLength(1)), "127.0.0.1"),
  WAYSIDE_DATA: v.optional(v.string(), "wayside-data"),
  WAYSIDE_TOKEN: v.optional(v.string()),
  WAYSIDE_ALLOW: v.optional(v.string(), ""),
  WAYSIDE_S3_ENDPOINT: v.optional(v.pipe(v.string(), v.url())),
  WAYSIDE_S3_BUCKET: v.optional(v.string(), ""),
  WAYSIDE_S3_REGION: v.optional(v.string(), "us-east-1"),
  WAYSIDE_S3_ACCESS_KEY: v.optional(v.string(), ""),
  WAYSIDE_S3_SECRET_KEY: v.optional(v.string(), ""),
});
type Environment = v.InferOutput<typeof environmentSchema>;

/**
 * Starts the gateway as the environment says and prints its address. Exits with 1 and a sentence where the
 * environment makes no sense or the port is taken.
 */
export function serveGateway(environment: NodeJS.ProcessEnv, appFolder: string): void {
  const parsed = v.safeParse(environmentSchema, environment);
  if (!parsed.success) {
    stop(`${parsed.issues.map((issue) => `${v.getDotPath(issue)}: ${issue.message}`).join("\n")}`);
  }
  const { PORT, HOST, WAYSIDE_TOKEN, WAYSIDE_ALLOW } = parsed.output;
  const token = WAYSIDE_TOKEN === undefined || WAYSIDE_TOKEN === "" ? undefined : WAYSIDE_TOKEN;
  if (!isLoopbackHost(HOST) && token === undefined) {
    stop(`HOST is ${HOST}, which others can reach: set WAYSIDE_TOKEN to a long secret as well.`);
  }
  const files = fileStore(parsed.output);
  if (files instanceof FilesFolder)
    files.sweep().catch((error: unknown) => process.stderr.write(`${String(error)}\n`));
  const gateway = createGateway({
    appFolder,
    files,
    allow: new Set(WAYSIDE_ALLOW.split(/[\s,]+/).filter((entry) => entry !== "")),
    ...(token === undefined ? {} : { token }),
  });
  const server = serve({ fetch: gateway.fetch, port: PORT, hostname: HOST }, ({ port }) => {
    const host = isIP(HOST) === 6 ? `[${HOST}]` : HOST;
    process.stdout.write(`Wayside is at http://${host}:${port}/\n`);
  });
  server.on("error", (error: NodeJS.ErrnoException) => {
    stop(error.code === "EADDRINUSE" ? `Port ${PORT} is taken: set PORT to another.` : error.message);
  });
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => {
      // Uploads in progress are finished, unless the client has stopped sending.
      server.close(() => process.exit(0));
      setTimeout(() => process.exit(0), LAST_WORDS).unref();
    });
  }
}

/** Milliseconds for which an upload that has begun is waited for when the gateway is to end. */
const LAST_WORDS = 5000;

/** A bucket where one is named, else a folder of this machine. */
function fileStore(environment: Environment): FileStore {
  const { WAYSIDE_S3_ENDPOINT: endpoint, WAYSIDE_S3_BUCKET: bucket } = environment;
  if (endpoint === undefined) return new FilesFolder(resolve(environment.WAYSIDE_DATA));
  if (bucket === "") stop("WAYSIDE_S3_ENDPOINT is set: set WAYSIDE_S3_BUCKET as well.");
  return new FilesBucket({
    endpoint,
    bucket,
    region: environment.WAYSIDE_S3_REGION,
    accessKey: environment.WAYSIDE_S3_ACCESS_KEY,
    secretKey: environment.WAYSIDE_S3_SECRET_KEY,
  });
}

function stop(message: string): never {
  process.stderr.write(`Wayside did not start. ${message}\n`);
  process.exit(1);
}
