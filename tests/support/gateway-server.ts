import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { serve } from "@hono/node-server";
import { FilesBucket } from "../../src/gateway/files-bucket.ts";
import { FilesFolder } from "../../src/gateway/files-folder.ts";
import { createGateway } from "../../src/gateway/gateway.ts";
import { freePort } from "./free-port.ts";
import { accessKey, bucket, secretKey, startS3Server } from "./s3-server.ts";

export interface GatewayServer {
  readonly address: string;
  readonly token: string;
  stop(): Promise<void>;
  restart(): Promise<void>;
  close(): Promise<void>;
}

/** The gateway in this process, over a folder or a bucket; it can be stopped and started again at the same port. */
export async function gatewayServer(
  kept: "a folder" | "a bucket",
  { folder = mkdtempSync(join(tmpdir(), "wayside-files-")) }: { readonly folder?: string } = {},
): Promise<GatewayServer> {
  const token = "a long secret";
  const port = await freePort();
  const s3 = kept === "a bucket" ? await startS3Server() : undefined;
  const appFolder = mkdtempSync(join(tmpdir(), "wayside-app-"));
  writeFileSync(join(appFolder, "index.html"), "<!doctype html>");
  const gateway = createGateway({
    appFolder,
    token,
    allow: new Set(),
    files:
      s3 === undefined
        ? new FilesFolder(folder)
        : new FilesBucket({ endpoint: s3.endpoint, bucket, region: "us-east-1", accessKey, secretKey }),
  });
  let server: ReturnType<typeof serve> | undefined;
  const restart = (): Promise<void> =>
    new Promise((done) => {
      server = serve({ fetch: gateway.fetch, port, hostname: "127.0.0.1" }, () => done());
    });
  const stop = (): Promise<void> =>
    new Promise((done) => {
      if (server !== undefined && "closeAllConnections" in server) server.closeAllConnections();
      server?.close(() => done());
    });
  await restart();
  return {
    address: `http://127.0.0.1:${port}`,
    token,
    stop,
    restart,
    async close() {
      await stop();
      await s3?.kill();
    },
  };
}
