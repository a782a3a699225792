import { copyFileSync } from "node:fs";
import { resolve } from "node:path";
import preact from "@preact/preset-vite";
import { build, defineConfig, type Plugin } from "vite";
import { VitePWA } from "vite-plugin-pwa";
import { chunkFinder, chunkNames } from "./chunks.ts";

const chunkOf = chunkFinder(import.meta.dirname);

/** A static host that knows no route answers with 404.html: the same page, so that a deep link still opens. */
function notFoundPage(): Plugin {
  return {
    name: "wayside-not-found-page",
    apply: "build",
    writeBundle(options) {
      const folder = options.dir ?? "dist";
      copyFileSync(resolve(folder, "index.html"), resolve(folder, "404.html"));
    },
  };
}

/**
 * What the service worker imports when it is woken with no window open, as one classic script beside it. A classic script
 * knows no address of its own: the app's folder is the worker's scope.
 */
function backgroundScript(): Plugin {
  return {
    name: "wayside-background-script",
    apply: "build",
    async writeBundle(options) {
      await build({
        configFile: false,
        logLevel: "warn",
        publicDir: false,
        define: { "import.meta.url": "self.registration.scope + 'assets/'", "import.meta.env.DEV": "false" },
        build: {
          target: "es2022",
          outDir: options.dir ?? "dist",
          emptyOutDir: false,
          lib: {
            entry: resolve(import.meta.dirname, "src/app/background-refresh.ts"),
            name: "WaysideBackground",
            formats: ["iife"],
            fileName: () => "background-refresh.js",
          },
        },
      });
    },
  };
}

export default defineConfig({
  // Relative, so that one build runs at any path of any host. All routes are one level deep for that.
  base: "./",
  plugins: [
    preact(),
    VitePWA({
      strategies: "injectManifest",
      // They are among the files already.
      includeManifestIcons: false,
      srcDir: "src/app",
      filename: "service-worker.ts",
      injectRegister: false,
      manifest: {
        id: "./",
        name: "Wayside",
        short_name: "Wayside",
        description: "A learning plan, a reading queue and notes that ride along with no network",
        start_url: "./today",
        scope: "./",
        display: "standalone",
        background_color: "#faf8f4",
        theme_color: "#faf8f4",
        categories: ["education", "productivity"],
        shortcuts: [
          { name: "Start ride", url: "./today?start=ride" },
          { name: "New note", url: "./notes?new=1" },
          { name: "Save article", url: "./read?add=1" },
        ],
        screenshots: [
          {
            src: "install/today.png",
            sizes: "780x1688",
            type: "image/png",
            form_factor: "narrow",
            label: "Today: what fits this ride, and today's stops",
          },
          {
            src: "install/reader.png",
            sizes: "780x1688",
            type: "image/png",
            form_factor: "narrow",
            label: "An article, read with no network",
          },
          {
            src: "install/plan.png",
            sizes: "1280x800",
            type: "image/png",
            form_factor: "wide",
            label: "A week of the plan",
          },
        ],
        share_target: {
          action: "./share-target",
          method: "POST",
          enctype: "multipart/form-data",
          params: {
            title: "title",
            text: "text",
            url: "url",
            files: [
              {
                name: "files",
                accept: [
                  "text/html",
                  "text/markdown",
                  "text/plain",
                  "application/pdf",
                  "text/calendar",
                  "audio/*",
                  ".ics",
                  ".md",
                  ".markdown",
                ],
              },
            ],
          },
        },
        icons: [
          { src: "icon-192.png", sizes: "192x192", type: "image/png" },
          { src: "icon-512.png", sizes: "512x512", type: "image/png" },
          { src: "icon-maskable-512.png", sizes: "512x512", type: "image/png", purpose: "maskable" },
        ],
      },
      injectManifest: {
        globPatterns: ["**/*.{js,mjs,css,html,svg,png,md,webmanifest}"],
        globIgnores: ["404.html", "background-refresh.js", "manifest.webmanifest", "install/*"],
      },
    }),
    backgroundScript(),
    notFoundPage(),
  ],
  build: {
    target: "es2022",
    // light-dark() as it is: rewritten, it would be settled once for the whole page, and an article has its own paper.
    cssTarget: ["chrome123", "firefox120", "safari17.5"],
    assetsInlineLimit: 0,
    modulePreload: {
      polyfill: false,
      // Styles must be there before a part is shown; what it imports it asks for itself.
      resolveDependencies: (_, dependencies) => dependencies.filter((name) => name.endsWith(".css")),
    },
    rolldownOptions: {
      output: {
        // All that the first screen needs comes as one file: many small ones pack worse and wait for each other.
        codeSplitting: {
          groups: [
            { name: "start", tags: ["$initial"], priority: 3 },
            ...chunkNames.map((name, index) => ({
              name,
              priority: 2 - index / chunkNames.length,
              test: (module: string) => chunkOf(module) === name,
            })),
          ],
        },
      },
    },
  },
});
