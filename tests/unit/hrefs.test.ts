import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hrefOf } from "../../src/ui/navigation/href.ts";

const source = resolve(import.meta.dirname, "../../src");
const files = readdirSync(source, { recursive: true, encoding: "utf8" }).filter(
  (name) => /\.tsx?$/.test(name) && !name.startsWith("gateway"),
);

describe("the address of a link", () => {
  it("never runs anything, however it is written", () => {
    for (const address of [
      "javascript:alert(1)",
      "JaVaScRiPt:alert(1)",
      " \u0001javascript:alert(1)",
      "java\nscript:alert(1)",
      "java\tscript:alert(1)",
      "data:text/html,<script>alert(1)</script>",
      "vbscript:x",
      "blob:https://example.org/x",
      "file:///etc/passwd",
      "wayside:javascript:alert(1)",
      "settings#join=abc",
      "https://app.example/settings#join=abc",
      "https://",
    ])
      expect(hrefOf(address), address).toBeUndefined();
    fc.assert(
      fc.property(
        fc.string(),
        fc.constantFrom("javascript:", "data:", "vbscript:", "blob:", "filesystem:"),
        (rest, scheme) => {
          const href = hrefOf(scheme + rest);
          expect(href === undefined || /^https?:/.test(new URL(href, "https://x.invalid").protocol)).toBe(
            true,
          );
        },
      ),
    );
  });

  it("that leads to the web, to mail or to a place of this app stays as it is", () => {
    for (const address of [
      "https://example.org/a?b#c",
      "mailto:a@example.org",
      "#content",
      "notes?note=1",
      "./today",
      "/read",
    ])
      expect(hrefOf(address)).toBe(address);
  });

  it("is made by one function, wherever a link is", () => {
    const elsewhere = files.flatMap((file) => {
      const text = readFileSync(join(source, file), "utf8");
      // Every link of a screen, and every other way to lead the page somewhere.
      const links = [...text.matchAll(/<a\b[^>]*?\bhref=\{(?!hrefOf\()[^}]*/g)].map((match) => match[0]);
      const ways = [
        ...text.matchAll(
          /\bwindow\.open\(|\blocation\.(?:assign|replace)\(|\blocation\.href\s*=|\blocation\s*=[^=]/g,
        ),
      ];
      return [...links, ...ways.map((match) => match[0])].map((found) => `${file}: ${found}`);
    });
    expect(elsewhere).toEqual([
      expect.stringContaining(join("app", "settings", "safety", "delete-everything.tsx")),
    ]);
  });
});
