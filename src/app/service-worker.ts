/// <reference lib="webworker" />
import { cacheNames } from "workbox-core";
import {
  addPlugins,
  cleanupOutdatedCaches,
  createHandlerBoundToURL,
  precacheAndRoute,
} from "workbox-precaching";
import { createPartialResponse } from "workbox-range-requests";
import { NavigationRoute, registerRoute } from "workbox-routing";
import { INBOX } from "../storage/library/inbox-name.ts";
import { type KeptFile, readFile } from "../storage/library/kept-file.ts";
import { dropFormerVersion, keepFormerVersion, matchFormerVersion } from "./update/former-version.ts";
import { isSoundResponse } from "./update/sound-response.ts";

declare const self: ServiceWorkerGlobalScope & {
  readonly __WB_MANIFEST: readonly { readonly url: string; readonly revision: string | null }[];
};

const files = [...self.__WB_MANIFEST];
const addresses = new Set(files.map(({ url }) => new URL(url, self.registration.scope).href));

// A version is only installed where each of its files is what it should be; until then the one before stays.
addPlugins([
  {
    cacheWillUpdate: async ({ request, response }) =>
      isSoundResponse(request.url, response) ? response : null,
  },
]);
// Put aside before anything of the new version takes a place in the cache.
self.addEventListener("install", (event) =>
  event.waitUntil(keepFormerVersion(cacheNames.precache, self.registration.scope, addresses)),
);
// The whole app lies on the device before the first ride; every route is the same page.
precacheAndRoute(files);
cleanupOutdatedCaches();
registerRoute(
  new NavigationRoute(createHandlerBoundToURL("index.html"), { denylist: [/\/api\//, /\/kept-file\//] }),
);

const { pathname } = new URL(self.registration.scope);

// A part of an earlier version, for a window that still runs it.
registerRoute(
  ({ url, sameOrigin }) => sameOrigin && url.pathname.startsWith(`${pathname}assets/`),
  async ({ request }) => (await matchFormerVersion(request)) ?? fetch(request),
);

// What other apps and the bookmarklet send is laid into the inbox as it came; the app takes it in from there.
registerRoute(
  ({ url, sameOrigin }) => sameOrigin && url.pathname === `${pathname}share-target`,
  async ({ request }) => {
    const inbox = await caches.open(INBOX);
    const headers = { "content-type": request.headers.get("content-type") ?? "" };
    // The time first, so that what came first is saved first.
    const name = `${Date.now().toString(36)}-${crypto.randomUUID()}`;
    await inbox.put(
      new URL(`inbox/${name}`, self.registration.scope),
      new Response(await request.blob(), { headers }),
    );
    return Response.redirect(new URL("read?received=1", self.registration.scope).href, 303);
  },
  "POST",
);

/** The file that was asked for last: a player asks for many pieces of one. */
let last: { readonly key: string; readonly kept: KeptFile } | undefined;

async function readOnce(key: string): Promise<KeptFile | undefined> {
  if (last?.key === key) return last.kept;
  const kept = await readFile(key);
  last = kept === undefined ? undefined : { key, kept };
  return kept;
}

// Recordings and documents that lie on the device; a player asks for them piece by piece (RFC 9110, 14).
registerRoute(
  ({ url, sameOrigin }) => sameOrigin && url.pathname.startsWith(`${pathname}kept-file/`),
  async ({ request, url }) => {
    const kept = await readOnce(url.pathname.slice(`${pathname}kept-file/`.length));
    if (kept === undefined || !/^(?:audio\/[\w.+-]+|application\/pdf)$/.test(kept.type.split(";")[0] ?? ""))
      return new Response("This file is not on this device.", { status: 404 });
    const whole = new Response(kept.bytes, {
      headers: {
        "content-type": kept.type,
        "content-length": String(kept.bytes.length),
        "accept-ranges": "bytes",
        "x-content-type-options": "nosniff",
      },
    });
    return request.headers.has("range") ? createPartialResponse(request, whole) : whole;
  },
);

/** What is only needed when no window is open: a script of its own, so that the worker starts as fast without it. */
const BACKGROUND = "background-refresh.js";
declare const WaysideBackground: typeof import("./background-refresh.ts") | undefined;

// A worker may only import later what it has imported while it was installed (Service Workers, 3.2.1).
if ("periodicSync" in self.registration) self.addEventListener("install", () => importScripts(BACKGROUND));

// Woken now and then where the browser does that (Periodic Background Sync). A window that is seen looks for itself; one
// in the background may be frozen, and hears of what came when it is seen again.
self.addEventListener("periodicsync", (event) => {
  const woken = event as ExtendableEvent;
  woken.waitUntil(
    self.clients.matchAll({ type: "window", includeUncontrolled: true }).then((windows) => {
      const seen = windows.filter(({ visibilityState }) => visibilityState === "visible");
      for (const window of seen) window.postMessage("refresh-radar");
      if (seen.length > 0) return undefined;
      importScripts(BACKGROUND);
      return WaysideBackground?.refreshWithoutWindow();
    }),
  );
});

// The first visit is already served from here; a later version waits for the person's word.
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("message", (event) => {
  if (event.data?.type === "SKIP_WAITING") void self.skipWaiting();
  if (event.data !== "claim") return;
  event.waitUntil(Promise.all([self.clients.claim(), dropFormerVersion(self.navigator.locks, addresses)]));
});
