import type { LookupFunction } from "node:net";
import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import * as v from "valibot";
import { feedHeaders, feedRequestSchema } from "../contract/feed-request.ts";
import { fetchLimits } from "../contract/fetch-limits.ts";
import { partHeaders, partRequestSchema } from "../contract/part-request.ts";
import { RELAY_MEBIBYTES } from "../contract/relay.ts";
import { LONGEST_SHARED, SHARED_WORDS } from "../contract/shared-words.ts";
import { AppFiles } from "./app-files.ts";
import { AtOnce } from "./at-once.ts";
import { FetchError, type FetchRules, fetchOutside } from "./fetch-outside.ts";
import { type FileStore, isFileName, LARGEST_FILE } from "./file-store.ts";
import { guardedAgent } from "./guarded-connection.ts";
import { relay } from "./relay.ts";
import { holdsToken, hostGuard, ownPagesOnly, tokenGuard } from "./request-guard.ts";

export interface GatewaySettings {
  /** The folder of the built app. */
  readonly appFolder: string;
  /** Where the devices' files lie. */
  readonly files: FileStore;
  /** Asked of every request for data, where set. */
  readonly token?: string;
  /** Private `host:port` pairs the fetcher may reach. */
  readonly allow: ReadonlySet<string>;
  readonly lookup?: LookupFunction;
}

const MEBIBYTE = 1024 * 1024;
/** Uploads that are taken at once; a signature of a bucket needs each of them whole in memory. */
const UPLOADS_AT_ONCE = 3;

const textTypes =
  /^(?:text\/(?:html|plain|markdown|x-markdown|xml)|application\/(?:xhtml\+xml|xml|rss\+xml|atom\+xml|feed\+json|json|markdown))$/;
const pictureTypes = /^image\/(?:png|jpeg|gif|webp|avif|svg\+xml|bmp|x-icon|vnd\.microsoft\.icon)$/;

/** Stores of recordings often say no more than that they send bytes; what is no recording the app lets go of. */
const documentTypes = /^(?:application\/(?:pdf|ogg|octet-stream)|binary\/octet-stream|audio\/[a-z0-9.+-]+)$/;

/** Content types that some servers wrongly send with recordings; the app tells by the bytes, and drops what is a page. */
const wronglyNamedTypes = /^(?:text\/(?:html|plain))?$/;

const feedTypes =
  /^(?:text\/(?:calendar|x-opml|x-vcalendar|rss|opml)|application\/(?:rdf\+xml|rss|atom|x-rss\+xml|opml\+xml|octet-stream|ics|calendar|vnd\.[a-z0-9.+-]+))$/;
const addressSchema = v.object({ address: v.string() });

/** The pages may load only what this origin serves; pictures of articles come from the device's own store. */
const contentPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob: data:",
  "media-src 'self' blob:",
  "font-src 'self'",
  "connect-src 'self' https:",
  "manifest-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join("; ");

/** The gateway: serves the built app, fetches pages for it under guard, and keeps the folder of export files. */
export function createGateway(settings: GatewaySettings): Hono {
  const { token } = settings;
  const agent = guardedAgent({
    allow: settings.allow,
    ...(settings.lookup === undefined ? {} : { lookup: settings.lookup }),
  });
  const { files } = settings;
  const app = new AppFiles(settings.appFolder);
  const gateway = new Hono();

  gateway.use(async (context, next) => {
    await next();
    context.header("content-security-policy", contentPolicy);
    context.header("x-content-type-options", "nosniff");
    context.header("referrer-policy", "no-referrer");
    context.header("cross-origin-opener-policy", "same-origin");
    context.header("cross-origin-resource-policy", "same-origin");
  });
  gateway.use(hostGuard(token));
  gateway.use("/api/*", ownPagesOnly(), async (context, next) => {
    await next();
    context.header("cache-control", "no-store");
  });

  gateway.get("/api/greeting", (context) =>
    context.json({ gateway: "wayside", open: holdsToken(context.req.header("authorization"), token) }),
  );
  gateway.use("/api/*", tokenGuard(token));

  const small = bodyLimit({
    maxSize: 16 * 1024,
    onError: (context) => context.json({ reason: "too-large" }, 413),
  });
  gateway.post("/api/page", small, (context) =>
    handAddress(context, {
      agent,
      limit: fetchLimits.page,
      accept: "text/html,text/markdown,text/plain;q=0.9,*/*;q=0.1",
      accepts: (type) => type === "" || textTypes.test(type),
    }),
  );
  gateway.post("/api/picture", small, (context) =>
    handAddress(context, {
      agent,
      limit: fetchLimits.picture,
      accept: "image/avif,image/webp,image/*",
      accepts: (type) => pictureTypes.test(type),
    }),
  );

  gateway.post("/api/file", small, (context) =>
    handAddress(context, {
      agent,
      limit: fetchLimits.file,
      accept: "application/pdf,audio/*",
      accepts: (type) => documentTypes.test(type),
    }),
  );

  gateway.post("/api/part", small, async (context) => {
    const body = v.safeParse(partRequestSchema, await context.req.json().catch(() => undefined));
    if (!body.success) return context.json({ reason: "not-an-address" }, 400);
    return handOn(context, body.output.address, {
      agent,
      limit: fetchLimits.file,
      accept: "application/pdf,audio/*",
      // Only piece by piece: a page without an end would be fetched as long as a recording may be.
      accepts: (type, isPart) => documentTypes.test(type) || (isPart && wronglyNamedTypes.test(type)),
      from: body.output.from,
    });
  });

  gateway.post("/api/feed", small, async (context) => {
    const body = v.safeParse(feedRequestSchema, await context.req.json().catch(() => undefined));
    if (!body.success) return context.json({ reason: "not-an-address" }, 400);
    return handOn(context, body.output.address, {
      agent,
      limit: fetchLimits.feed,
      accept:
        "application/rss+xml,application/atom+xml,application/feed+json,text/calendar,application/xml;q=0.9,*/*;q=0.5",
      // Feeds and calendars are served as all kinds of text; they are parsed as data, never shown as a page.
      accepts: (type) => type === "" || textTypes.test(type) || feedTypes.test(type),
      conditions: body.output.conditions,
    });
  });

  const relayed = bodyLimit({
    maxSize: RELAY_MEBIBYTES * MEBIBYTE,
    onError: (context) => context.json({ reason: "too-large" }, 413),
  });
  gateway.post("/api/relay", relayed, (context) => relay(context, agent));

  gateway.get("/api/files", async (context) => context.json({ files: await files.list() }));
  gateway.get("/api/files/:name", async (context) => {
    const name = context.req.param("name");
    const opened = isFileName(name) ? await files.open(name) : undefined;
    if (opened === undefined) return context.json({ reason: "no-such-file" }, 404);
    return context.body(opened.body, 200, {
      "content-type": "application/octet-stream",
      "content-length": String(opened.size),
    });
  });
  const uploads = new AtOnce(UPLOADS_AT_ONCE);
  gateway.put("/api/files/:name", async (context) => {
    const name = context.req.param("name");
    const sha256 = context.req.header("x-wayside-sha256") ?? "";
    if (!isFileName(name)) return context.json({ reason: "bad-name" }, 400);
    if (!/^[0-9a-f]{64}$/i.test(sha256)) return context.json({ reason: "no-hash" }, 400);
    if (Number(context.req.header("content-length") ?? 0) > LARGEST_FILE)
      return context.json({ reason: "too-large" }, 413);
    const body = context.req.raw.body ?? new Blob([]).stream();
    // The body is streamed to the disk: back-pressure keeps what is not written yet out of memory.
    const outcome = await uploads.run(() => files.write(name, body, sha256));
    switch (outcome) {
      case "written":
        return context.json({ name }, 201);
      case "exists":
        return context.json({ reason: "exists" }, 409);
      case "damaged":
        return context.json({ reason: "damaged" }, 422);
      case "full":
        return context.json({ reason: "full" }, 507);
      case "too-large":
        return context.json({ reason: "too-large" }, 413);
    }
  });
  gateway.delete("/api/files/:name", async (context) => {
    const name = context.req.param("name");
    if (!isFileName(name) || !(await files.delete(name)))
      return context.json({ reason: "no-such-file" }, 404);
    return context.json({ name });
  });
  gateway.all("/api/*", (context) => context.json({ reason: "no-such-call" }, 404));

  // The app's own service worker receives what is shared. Where none runs yet, the app is handed the words, and says what
  // it cannot have.
  const shared = bodyLimit({
    maxSize: MEBIBYTE,
    onError: (context) => context.redirect("read?received=none", 303),
  });
  gateway.post("/share-target", shared, async (context) => {
    const form = await context.req.formData().catch(() => undefined);
    const words = new URLSearchParams({ received: "none" });
    for (const name of SHARED_WORDS) {
      const field = form?.get(name);
      if (typeof field === "string" && field !== "") words.set(name, field);
    }
    const address = `read?${words}`;
    return context.redirect(address.length > LONGEST_SHARED ? "read?received=none" : address, 303);
  });
  gateway.get(
    "*",
    (context) => app.answer(context) ?? context.text("There is nothing at this address.", 404),
  );
  gateway.onError((error, context) => {
    process.stderr.write(`${context.req.method} ${context.req.path}: ${error.stack ?? error.message}\n`);
    return context.json({ reason: "failed" }, 500);
  });
  return gateway;
}

async function handAddress(context: Context, rules: FetchRules): Promise<Response> {
  const body = v.safeParse(addressSchema, await context.req.json().catch(() => undefined));
  if (!body.success) return context.json({ reason: "not-an-address" }, 400);
  return handOn(context, body.output.address, rules);
}

async function handOn(context: Context, address: string, rules: FetchRules): Promise<Response> {
  const plain = (text: string): string => text.replace(/[^\x20-\x7e]/g, "");
  try {
    const fetched = await fetchOutside(address, rules);
    return handBytes(context, fetched.bytes, {
      "x-wayside-address": fetched.address,
      "x-wayside-type": plain(fetched.contentType),
      ...(rules.conditions === undefined
        ? {}
        : {
            [feedHeaders.etag]: plain(fetched.etag),
            [feedHeaders.modified]: plain(fetched.modified),
            [feedHeaders.unchanged]: fetched.isUnchanged ? "1" : "",
            [feedHeaders.movedTo]: fetched.movedTo ?? "",
          }),
      ...(fetched.total === undefined
        ? {}
        : { [partHeaders.total]: String(fetched.total), [partHeaders.etag]: plain(fetched.etag) }),
    });
  } catch (error) {
    if (!(error instanceof FetchError)) throw error;
    return context.json(
      {
        reason: error.reason,
        ...(error.status === undefined ? {} : { status: error.status }),
        ...(error.retryAfter === undefined ? {} : { retryAfter: error.retryAfter }),
      },
      422,
    );
  }
}

/** Foreign bytes are never handed on as a page of this origin. */
function handBytes(context: Context, bytes: Uint8Array, headers: Record<string, string> = {}): Response {
  return context.body(Uint8Array.from(bytes), 200, {
    "content-type": "application/octet-stream",
    ...headers,
  });
}
