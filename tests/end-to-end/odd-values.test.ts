import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { formatStamp } from "../../src/records/hybrid-logical-clock.ts";
import type { Json, StoredRecord } from "../../src/records/record.ts";
import { TextDocument, updateText } from "../../src/records/text-document.ts";
import { type Device, openDevice } from "../support/chromium.ts";
import { firstSnapshot, layIntoFolder } from "../support/first-snapshot.ts";
import { type GatewayProcess, startGateway } from "../support/gateway-process.ts";

/** Values no screen was made for: each stands in each field of each kind of record at once. */
const odd: readonly Json[] = [
  1e300,
  -1e300,
  -1,
  "9999-99-99",
  "9999-12-31",
  "",
  "z".repeat(5000),
  "2026-02-30T99:99:99Z",
  "javascript:alert(1)",
  "http://%",
  "\u0000\ud800",
  null,
  true,
  [],
  [[[]]],
  {},
  { kind: "nothing", block: -1, share: 1e300 },
];

const source = resolve(import.meta.dirname, "../../src");

/** The kinds of records and their fields, as the code defines them: what is added to it is tried as well. */
async function collections(): Promise<
  readonly { readonly name: string; readonly fieldNames: readonly string[] }[]
> {
  const files = readdirSync(source, { recursive: true, encoding: "utf8" }).filter(
    (name) => /\.ts$/.test(name) && /= defineCollection\(/.test(readFileSync(join(source, name), "utf8")),
  );
  const found = new Map<string, readonly string[]>();
  for (const file of files) {
    const module: Record<string, unknown> = await import(join(source, file));
    for (const value of Object.values(module)) {
      const { name, fieldNames, read } = (value ?? {}) as {
        name?: string;
        fieldNames?: readonly string[];
        read?: unknown;
      };
      if (typeof name === "string" && fieldNames !== undefined && typeof read === "function")
        found.set(name, fieldNames);
    }
  }
  return [...found].map(([name, fieldNames]) => ({ name, fieldNames }));
}

const stamp = formatStamp({ milliseconds: Date.now(), counter: 0 }, "odd");

function recordOf(
  collection: string,
  id: string,
  fields: Readonly<Record<string, Json>>,
  text: string,
): StoredRecord {
  const document = TextDocument.begin(text);
  const texts =
    collection === "notes" || collection === "plans"
      ? {
          [collection === "notes" ? "body" : "source"]: updateText(
            undefined,
            document.updateSince(),
            "odd",
            stamp,
          ),
        }
      : undefined;
  return {
    collection,
    id,
    fields,
    stamps: Object.fromEntries(Object.keys(fields).map((name) => [name, stamp])),
    ...(texts === undefined ? {} : { texts }),
  };
}

let gateway: GatewayProcess;
let device: Device;
beforeAll(async () => {
  gateway = await startGateway();
  const kinds = await collections();
  expect(kinds.length).toBeGreaterThan(15);
  const records = kinds.flatMap(({ name, fieldNames }) =>
    odd.flatMap((value, index) => [
      // One value in all fields, and each value in one field of an otherwise usual record.
      recordOf(
        name,
        `all-${index}`,
        Object.fromEntries(fieldNames.map((field) => [field, value])),
        "# Odd\n",
      ),
      ...fieldNames.map((field) =>
        recordOf(
          name,
          `${field}-${index}`,
          { savedAt: 1, addedAt: 1, createdAt: 1, title: "usual", [field]: value },
          "# Odd\n",
        ),
      ),
    ]),
  );
  const packed = firstSnapshot({
    device: "odd",
    name: "odd",
    made: new Date().toISOString(),
    upTo: stamp,
    records,
  });
  layIntoFolder(gateway.dataFolder, packed);
  device = await openDevice();
});
afterAll(async () => {
  await device.close();
  await gateway.kill();
});

describe("records with a value in a field that no screen was made for", () => {
  it("come in, and every screen shows what there is to show", async () => {
    const { page, errors } = device;
    await page.goto(`${gateway.address}/settings`);
    await page
      .getByText(/^All met/)
      .first()
      .waitFor();
    const broken: string[] = [];
    for (const place of [
      "today",
      "today?view=log",
      "plan",
      "plan?view=whole",
      "plan?view=topics",
      "read",
      "read?view=archive",
      "read?view=finished",
      "radar",
      "radar?view=events",
      "radar?view=sources",
      "radar?view=links",
      "notes",
      "notes?report=month",
      "notes?report=hours",
      "settings",
      "find?q=odd",
    ]) {
      await page.goto(`${gateway.address}/${place}`);
      await page.getByRole("heading", { level: 1 }).first().waitFor();
      const text = (await page.locator("body").textContent()) ?? "";
      const found =
        /.*(?:Invalid time|RangeError|screen broke|Invalid array|Invalid Date|\bNaN\b|Infinity|\[object|undefined).*/i.exec(
          text,
        );
      if (found !== null) broken.push(`${place}: ${found[0].slice(0, 100)}`);
    }
    expect({ broken, errors: [...new Set(errors)] }).toEqual({ broken: [], errors: [] });
  });
});
