import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import S3rver from "@20minutes/s3rver";
import { freePort } from "./free-port.ts";

export const bucket = "wayside";
/** The keys that the server knows. */
export const accessKey = "S3RVER";
export const secretKey = "S3RVER";

export interface S3Server {
  readonly endpoint: string;
  readonly host: string;
  kill(): Promise<void>;
}

/** Starts an S3 server with one bucket; the same folder again has what was in it. */
export async function startS3Server(
  directory = mkdtempSync(join(tmpdir(), "wayside-s3-")),
): Promise<S3Server> {
  const port = await freePort();
  const server = new S3rver({
    address: "127.0.0.1",
    port,
    silent: true,
    directory,
    configureBuckets: [{ name: bucket, configs: [] }],
  });
  await server.run();
  const host = `127.0.0.1:${port}`;
  return { endpoint: `http://${host}`, host, kill: () => server.close() };
}
