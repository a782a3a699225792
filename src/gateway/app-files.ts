import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { extname, join, relative, sep } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import type { Context } from "hono";

interface AppFile {
  readonly type: string;
  readonly etag: string;
  readonly cacheControl: string;
  readonly plain: Uint8Array<ArrayBuffer>;
  readonly gzip?: Uint8Array<ArrayBuffer>;
  readonly brotli?: Uint8Array<ArrayBuffer>;
}

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".webmanifest": "application/manifest+json",
  ".md": "text/markdown; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".woff2": "font/woff2",
};
const packed = new Set([".html", ".js", ".mjs", ".css", ".json", ".webmanifest", ".md", ".svg"]);
/** The app's routes; each is the same page. */
const routes = new Set(["today", "plan", "read", "radar", "notes", "settings", "find"]);

/**
 * The built app, read whole into memory once: a request can only name a file of this list, so no path ever
 * reaches the disk. Files under assets/ carry a hash in their name and never change.
 */
export class AppFiles {
  private readonly files = new Map<string, AppFile>();

  constructor(folder: string) {
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const path = join(entry.parentPath, entry.name);
      this.files.set(relative(folder, path).split(sep).join("/"), readAppFile(path));
    }
  }

  /** Answers a request for a file or a route of the app; undefined for any other path. */
  answer(context: Context): Response | undefined {
    const path = context.req.path.slice(1);
    const file = this.files.get(path === "" || routes.has(path) ? "index.html" : path);
    if (file === undefined) return undefined;
    const headers = new Headers({
      "content-type": file.type,
      "cache-control": file.cacheControl,
      etag: file.etag,
      vary: "accept-encoding",
    });
    if (context.req.header("if-none-match") === file.etag)
      return new Response(null, { status: 304, headers });
    const accepted = context.req.header("accept-encoding") ?? "";
    const [encoding, body] =
      file.brotli !== undefined && /\bbr\b/.test(accepted)
        ? ["br", file.brotli]
        : file.gzip !== undefined && /\bgzip\b/.test(accepted)
          ? ["gzip", file.gzip]
          : [undefined, file.plain];
    if (encoding !== undefined) headers.set("content-encoding", encoding);
    return new Response(body, { headers });
  }
}

function readAppFile(path: string): AppFile {
  const plain = Uint8Array.from(readFileSync(path));
  const extension = extname(path);
  const file: AppFile = {
    type: types[extension] ?? "application/octet-stream",
    etag: `"${createHash("sha256").update(plain).digest("base64url").slice(0, 22)}"`,
    cacheControl: path.includes(`${sep}assets${sep}`) ? "public, max-age=31536000, immutable" : "no-cache",
    plain,
  };
  if (!packed.has(extension)) return file;
  const brotli = brotliCompressSync(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } });
  return { ...file, gzip: Uint8Array.from(gzipSync(plain)), brotli: Uint8Array.from(brotli) };
}
