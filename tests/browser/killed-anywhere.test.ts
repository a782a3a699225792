import * as v from "valibot";
import { beforeEach, describe, expect, it } from "vitest";
import { formatStamp } from "../../src/records/hybrid-logical-clock.ts";
import "../../src/app/commands.ts";
import { draftPlan, usePlan } from "../../src/plan/bringing/plan-draft.ts";
import type { CalendarDate } from "../../src/plan/rules/time/calendar-date.ts";
import { defineCollection } from "../../src/records/collection.ts";
import { isDeleted } from "../../src/records/record.ts";
import { carry, type RecordWrite, remove, restore, write } from "../../src/records/record-write.ts";
import { TextDocument } from "../../src/records/text-document.ts";
import { openDatabase, removeDatabase } from "../../src/storage/database/database.ts";
import { orThrow } from "../../src/storage/database/failure.ts";
import { readShelfEntries } from "../../src/storage/library/library.ts";
import { allRecords } from "../../src/storage/records/all-records.ts";
import { change } from "../../src/storage/records/change.ts";
import { commandNames } from "../../src/storage/records/commands.ts";
import { recoverJournal, unexecuted } from "../../src/storage/records/recover-journal.ts";
import type { Act } from "../support/doomed-page.ts";

const things = defineCollection(
  "things",
  v.object({ value: v.optional(v.number(), 0), body: v.optional(v.string(), "") }),
  ["body"],
);
const PLAN = "# A plan\n\n## Topics\n\n| No. | Topic |\n|---|---|\n| 1 | Alpha |\n| 2 | Beta |\n";

const typed = (text: string): string => {
  const document = new TextDocument(undefined);
  document.replaceWith(text);
  return document.updateSince();
};

interface Situation {
  /** Makes what stands there before, and says what is done then. */
  prepare(): Promise<Act>;
  /** Whether bytes lie in it, of which no copy is kept beside the database: all of it or nothing is there afterwards. */
  readonly hasBytes?: boolean;
}

const lateStamp = formatStamp({ milliseconds: Date.UTC(2199, 0, 1), counter: 0 }, "x");

/** What may stand in the journal: every kind of write, and every command by its name. */
const writesOfEachKind: Readonly<Record<RecordWrite["kind"], readonly RecordWrite[]>> = {
  write: [
    write(things, "a", { value: 2 }, { begun: { value: 9 }, texts: { body: { update: typed("words") } } }),
    write(things, "new", { value: 3 }),
  ],
  remove: [remove(things, "a")],
  restore: [restore(things, "gone")],
  carry: [carry(things, "a", "b"), remove(things, "a")],
  // As if another change had made it: what it was then is all that was seen of it.
  "take-back": [
    {
      kind: "take-back",
      collection: things.name,
      id: "a",
      done: { kind: "made", tombstone: { at: lateStamp, saw: { value: lateStamp } } },
    },
  ],
};

async function prepareThings(): Promise<void> {
  await change([write(things, "a", { value: 1 }), write(things, "gone", { value: 1 })]);
  await change([remove(things, "gone")]);
}

const situations = new Map<string, Situation>(
  Object.entries(writesOfEachKind).map(([kind, writes]) => [
    `a write of the kind "${kind}"`,
    {
      prepare: async () => {
        await prepareThings();
        return { kind: "change", writes };
      },
    },
  ]),
);
situations.set("a write with something for the library", {
  hasBytes: true,
  prepare: async () => {
    await prepareThings();
    const library = [{ shelf: "things", id: "a", value: new Uint8Array([1, 2, 3]) }];
    return { kind: "change", writes: [write(things, "a", { value: 2 })], library };
  },
});

/** An input for each command; the list of commands is the app's own. */
const inputs: Readonly<Record<string, () => Promise<unknown>>> = {
  "edit-plan": async () => {
    const draft = await draftPlan(new TextEncoder().encode(PLAN), "plan.md", { kind: "paste" });
    orThrow(await usePlan(draft, "2031-10-06" as CalendarDate, 1));
    const source = PLAN.replace("| 1 | Alpha |\n| 2 | Beta |", "| 1 | Beta |\n| 2 | Alpha |");
    return { plan: draft.id, base: PLAN, source };
  },
};
for (const name of commandNames()) {
  situations.set(`the command "${name}"`, {
    prepare: async () => ({ kind: "command", name, input: await inputs[name]?.() }),
  });
}

/** What a person would find on the device, without the stamps, which tell when it was executed. */
async function found(): Promise<unknown> {
  const records = orThrow(await allRecords()).map((record) => ({
    collection: record.collection,
    id: record.id,
    deleted: isDeleted(record),
    fields: record.fields,
    texts: Object.fromEntries(Object.entries(record.texts ?? {}).map(([field, { text }]) => [field, text])),
  }));
  return {
    records,
    library: orThrow(await readShelfEntries("things")).map(([id, value]) => [id, [...(value as Uint8Array)]]),
  };
}

/** Lives an act in a page that ends at a step; resolves to whether it ended before it was done. */
async function live(act: Act, lastStep: number): Promise<boolean> {
  const frame = document.createElement("iframe");
  document.body.append(frame);
  const page = frame.contentWindow;
  if (page === null) throw new Error("a frame has a window");
  // The runner rewrites every import() of what it serves; in this frame it is the browser's own.
  Reflect.set(page, "__vitest_browser_runner__", {
    wrapDynamicImport: (load: () => Promise<unknown>) => load(),
  });
  await new Promise<void>((resolve, reject) => {
    const script = page.document.createElement("script");
    script.type = "module";
    script.src = new URL("/tests/support/doomed-page.ts", location.href).href;
    script.onload = () => resolve();
    script.onerror = () => reject(new Error("the page did not load"));
    page.document.head.append(script);
  });
  return new Promise<boolean>((resolve, reject) => {
    const end = (): void => {
      frame.remove();
      resolve(true);
    };
    void page.liveUntil?.(act, lastStep, end).then(() => {
      frame.remove();
      resolve(false);
    }, reject);
  });
}

beforeEach(() => {
  unexecuted.value = [];
});

describe("a page that is killed in the middle of anything", () => {
  it("is tried with every command there is", () => {
    expect(Object.keys(inputs).sort()).toEqual([...commandNames()].sort());
  });

  it.each([...situations.keys()])("has done %s wholly at the next start", async (name) => {
    const situation = situations.get(name);
    if (situation === undefined) throw new Error(name);
    await removeDatabase();
    localStorage.clear();
    const act = await situation.prepare();
    const before = await found();
    expect(await live(act, Number.POSITIVE_INFINITY)).toBe(false);
    const after = await found();
    expect(after).not.toEqual(before);
    let steps = 0;
    for (let lastStep = 1, killed = true; killed; lastStep++) {
      await removeDatabase();
      localStorage.clear();
      killed = await live(await situation.prepare(), lastStep);
      if (killed) steps++;
      await recoverJournal();
      const now = await found();
      if (situation.hasBytes) expect([before, after], `killed at step ${lastStep}`).toContainEqual(now);
      else expect(now, `killed at step ${lastStep}`).toEqual(after);
      expect(unexecuted.value).toEqual([]);
      expect(await orThrow(await openDatabase()).getAllKeys("journal")).toEqual([]);
    }
    expect(steps).toBeGreaterThan(15);
  });
});
