import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import "../../src/app/commands.ts";
import { noteCollection } from "../../src/notes/note-record.ts";
import { draftPlan, usePlan } from "../../src/plan/bringing/plan-draft.ts";
import { loadLog, logMinutes, weekMinutes } from "../../src/plan/log-store.ts";
import {
  checkCollection,
  type Plan,
  planCollection,
  taskCollection,
  taskRecordId,
  topicCollection,
} from "../../src/plan/plan-record.ts";
import { loadTaskRecords } from "../../src/plan/plan-store.ts";
import { replaceSource } from "../../src/plan/replace-source.ts";
import type { CalendarDate } from "../../src/plan/rules/time/calendar-date.ts";
import { appointment } from "../../src/plan/rules/time/timetable.ts";
import { understandPlan } from "../../src/plan/rules/understanding/understand-plan.ts";
import { minutesOf, moveAll, movedTo, moveTo, setMinutes } from "../../src/plan/task-progress.ts";
import type { Json, StoredRecord } from "../../src/records/record.ts";
import { type RecordWrite, write } from "../../src/records/record-write.ts";
import { removeDatabase } from "../../src/storage/database/database.ts";
import { orThrow } from "../../src/storage/database/failure.ts";
import { change } from "../../src/storage/records/change.ts";
import { readRecord } from "../../src/storage/records/read-record.ts";

const source = `# A plan

## Week 1

- [ ] **Monday**: Read the signal book (30 min)

**Daily:**
- [ ] Look at the board

## Gaps

| No. | Topic | Priority |
|---|---|---|
| 1 | Points | Low |
| 2 | Catenary | High |
`;
const reworded = source
  .replace("Read the signal book", "Read the signal book twice")
  .replace("Look at the board", "Look at the large board")
  .replace("Catenary", "Catenary wires");
const MONDAY = "2031-10-06" as CalendarDate;

let plan: Plan;

beforeEach(async () => {
  await removeDatabase();
  const draft = await draftPlan(new TextEncoder().encode(source), "plan.md", { kind: "paste" });
  orThrow(await usePlan(draft, MONDAY, 1));
  plan = await stored();
  await loadTaskRecords(plan.id);
});

async function stored(): Promise<Plan> {
  const id = (await draftPlan(new TextEncoder().encode(source), "plan.md", { kind: "paste" })).id;
  const record = orThrow(await readRecord(planCollection.name, id));
  const read = record === undefined ? undefined : planCollection.read(record);
  if (read === undefined) throw new Error("no plan");
  return read;
}

const outline = understandPlan(source);
const after = understandPlan(reworded);
const taskKey = (of: typeof outline, words: string): string =>
  of.tasks.find(({ text }) => text.startsWith(words))?.key ?? "";
const topicKey = (of: typeof outline, title: string): string =>
  of.topics.find((topic) => topic.title.startsWith(title))?.key ?? "";

const json: fc.Arbitrary<Json> = fc.oneof(
  fc.string(),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
  fc.array(fc.string(), { maxLength: 3 }),
  fc.dictionary(fc.string(), fc.integer(), { maxKeys: 2 }),
);
/** Some values for every field a collection knows, and one for a field of a newer version. */
function valuesFor(names: readonly string[]): fc.Arbitrary<Record<string, Json>> {
  return fc.record(Object.fromEntries([...names, "ofANewerVersion"].map((name) => [name, json])));
}

function raw(collection: string, id: string, fields: Record<string, Json>): RecordWrite {
  return { kind: "write", collection, id, fields };
}

async function fieldsOf(collection: string, id: string): Promise<StoredRecord["fields"] | undefined> {
  return orThrow(await readRecord(collection, id))?.fields;
}

describe("rewording", () => {
  it("carries every field of every record along, also those this version does not know", async () => {
    await fc.assert(
      fc.asyncProperty(
        valuesFor(taskCollection.fieldNames),
        valuesFor(checkCollection.fieldNames),
        valuesFor(topicCollection.fieldNames),
        async (task, check, topic) => {
          const daily = taskRecordId(plan.id, taskKey(outline, "Look at"));
          orThrow(
            await change([
              raw(taskCollection.name, taskRecordId(plan.id, taskKey(outline, "Read the")), task),
              raw(checkCollection.name, `${daily}/2031-10-07`, check),
              raw(topicCollection.name, taskRecordId(plan.id, topicKey(outline, "Catenary")), topic),
            ]),
          );
          orThrow(await replaceSource(await stored(), reworded));
          const now = taskRecordId(plan.id, taskKey(after, "Read the"));
          expect(await fieldsOf(taskCollection.name, now)).toEqual(task);
          const dailyNow = taskRecordId(plan.id, taskKey(after, "Look at"));
          expect(await fieldsOf(checkCollection.name, `${dailyNow}/2031-10-07`)).toEqual(check);
          const topicNow = taskRecordId(plan.id, topicKey(after, "Catenary"));
          expect(await fieldsOf(topicCollection.name, topicNow)).toEqual(topic);
          orThrow(await replaceSource(await stored(), source));
        },
      ),
      { numRuns: 12 },
    );
  });

  it("takes the notes on what was reworded along", async () => {
    const about = { kind: "task", plan: plan.id, task: taskKey(outline, "Read the"), title: "x" } as const;
    orThrow(await change([write(noteCollection, "n", { about })]));
    orThrow(await replaceSource(await stored(), reworded));
    expect((await fieldsOf("notes", "n"))?.about).toEqual({
      ...about,
      task: taskKey(after, "Read the"),
      title: "Read the signal book twice (30 min)",
    });
  });

  it("merges with what another device wrote into the file meanwhile", async () => {
    const base = await stored();
    orThrow(await replaceSource(base, source.replace("| 1 | Points | Low |\n", "")));
    orThrow(await replaceSource(base, source.replace("signal book", "rule book")));
    const both = (await stored()).source;
    expect(both).toBe(source.replace("| 1 | Points | Low |\n", "").replace("signal book", "rule book"));
  });
});

describe("what is laid over a plan", () => {
  const [first, second] = outline.tasks;
  if (first === undefined || second === undefined) throw new Error("no tasks");

  it("minutes stepped down to nothing are none, not the file's again", async () => {
    // Whatever was laid over it before.
    orThrow(await setMinutes(plan.id, first, null));
    expect(minutesOf(plan.id, first)).toBe(30);
    orThrow(await setMinutes(plan.id, first, 0));
    expect(minutesOf(plan.id, first)).toBe(0);
    orThrow(await setMinutes(plan.id, first, null));
    expect(minutesOf(plan.id, first)).toBe(30);
  });

  it("a move of several is one change, and its undo puts each back where it was", async () => {
    const day = (date: string) => ({ from: date as CalendarDate, to: date as CalendarDate });
    orThrow(await moveTo(plan.id, first, day("2031-10-09")));
    const { records, undo } = orThrow(
      await moveAll(plan.id, [
        { task: first, days: day("2031-10-20") },
        { task: second, days: day("2031-10-20") },
      ]),
    );
    expect(new Set(records.map(({ stamps }) => stamps.moved)).size).toBe(1);
    orThrow(await change(undo));
    expect(movedTo(plan.id, first)).toEqual(day("2031-10-09"));
    expect(movedTo(plan.id, second)).toBeNull();
  });

  it("the minutes of a week are those given to this plan alone", async () => {
    await loadLog();
    await logMinutes("2031-10-08" as CalendarDate, 20, plan.id);
    await logMinutes("2031-10-08" as CalendarDate, 50, "another plan");
    await logMinutes("2031-10-08" as CalendarDate, 70, "");
    expect(weekMinutes(plan, outline, "2031-10-08" as CalendarDate)).toBe(20);
  });
});

describe("weeks taken out at the beginning", () => {
  it("leave the others on their days, and are there again on theirs", async () => {
    const whole = "# Weeks\n\n## Week 1\n\n- [ ] one\n\n## Week 2\n\n- [ ] two\n\n## Week 3\n\n- [ ] three\n";
    const draft = await draftPlan(new TextEncoder().encode(whole), "weeks.md", { kind: "paste" });
    orThrow(await usePlan(draft, MONDAY, 1));
    const here = async (): Promise<Plan> => {
      const record = orThrow(await readRecord(planCollection.name, draft.id));
      const read = record === undefined ? undefined : planCollection.read(record);
      if (read === undefined) throw new Error("no plan");
      return read;
    };
    const dayOf = ({ source, start }: Plan): string | undefined => {
      const read = understandPlan(source);
      const task = read.tasks.find(({ text }) => text === "three");
      return task === undefined || start === undefined ? undefined : appointment(task, read, start)?.from;
    };
    const before = dayOf(await here());
    orThrow(await replaceSource(await here(), whole.replace(/## Week 1[\s\S]*?(?=## Week 3)/, "")));
    expect(dayOf(await here())).toBe(before);
    expect((await here()).start).toBe("2031-10-20");
    orThrow(await replaceSource(await here(), whole));
    expect(dayOf(await here())).toBe(before);
    expect((await here()).start).toBe(MONDAY);
  });
});
