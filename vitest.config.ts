import { playwright } from "@vitest/browser-playwright";
import { defineConfig } from "vitest/config";

/** Milliseconds a test may take, on however slow and busy a machine; more where the browser is made slow. */
const PATIENCE = 120_000 * Number(process.env.WAYSIDE_SLOWDOWN ?? 1);
const executablePath = process.env.CHROMIUM_PATH ?? "/usr/bin/chromium";

export default defineConfig({
  test: {
    projects: [
      {
        extends: "./vite.config.ts",
        test: {
          name: "unit",
          include: ["tests/unit/**/*.test.ts"],
          environment: "node",
          testTimeout: PATIENCE,
        },
      },
      {
        test: {
          name: "servers",
          include: ["tests/servers/**/*.test.ts"],
          environment: "node",
          testTimeout: PATIENCE,
          hookTimeout: PATIENCE,
        },
      },
      {
        extends: "./vite.config.ts",
        // Known from the start: found later it would load the tests anew amid their run.
        optimizeDeps: { include: ["preact/hooks"] },
        test: {
          name: "browser",
          include: ["tests/browser/**/*.test.{ts,tsx}"],
          testTimeout: PATIENCE,
          hookTimeout: PATIENCE,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions: { executablePath, args: ["--no-sandbox"] } }),
            instances: [{ browser: "chromium" }],
          },
        },
      },
      {
        test: {
          name: "end-to-end",
          include: ["tests/end-to-end/**/*.test.ts"],
          environment: "node",
          testTimeout: PATIENCE,
          hookTimeout: PATIENCE,
          expect: { poll: { timeout: PATIENCE / 4, interval: 50 } },
          fileParallelism: false,
        },
      },
    ],
  },
});
