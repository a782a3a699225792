import { describe, expect, it } from "vitest";
import { isDeleted } from "../../src/records/record.ts";
import { liveHistory, type Rules, rules } from "../support/sync-simulator.ts";

const HISTORIES = 10_000;
/** So many histories, with so many steps each, find whatever is broken: a copy of a device takes its time to do harm. */
const FOUND_WITHIN = 400;
const FOUND_WITH_STEPS = 60;

const BATCH = 500;
/** Others each day: what yesterday's did not find, today's may. The seed stands in the name of each test. */
const today = Math.floor(Date.now() / 86_400_000) * HISTORIES;
const batches = Array.from({ length: HISTORIES / BATCH }, (_, index) => today + index * BATCH + 1);

describe("devices that meet in a folder that breaks its promises", () => {
  it("take what was begun anew under a deleted name for another record", async () => {
    expect(await liveHistory(430_105_002)).toEqual({ seed: 430_105_002, lost: [], unequal: [] });
  });

  // Each seed is named by what fails; so many at a time, so that no test takes long.
  it.each(batches)("lose nothing and become equal, in the histories from seed %i on", async (first) => {
    for (let seed = first; seed < first + BATCH; seed++)
      expect(await liveHistory(seed)).toEqual({ seed, lost: [], unequal: [] });
  });
});

const broken: Readonly<Record<string, Partial<Rules>>> = {
  "the first version always wins": { mergeRecords: (one) => one },
  "the other version always wins": { mergeRecords: (_, other) => other },
  "the earlier write of a field wins": {
    mergeRecords: (one, other, mergeText) => {
      const both = rules.mergeRecords(one, other, mergeText);
      const fields = { ...both.fields };
      const stamps = { ...both.stamps };
      for (const [name, stamp] of Object.entries(one.stamps)) {
        const theirs = other.stamps[name];
        if (theirs === undefined || stamp >= theirs) continue;
        fields[name] = one.fields[name] ?? null;
        stamps[name] = stamp;
      }
      return { ...both, fields, stamps };
    },
  },
  "a whole record wins, not its fields": {
    mergeRecords: (one, other, mergeText) => {
      const latest = (record: typeof one): string => Object.values(record.stamps).sort().at(-1) ?? "";
      const { fields, stamps } = latest(one) >= latest(other) ? one : other;
      return { ...rules.mergeRecords(one, other, mergeText), fields, stamps };
    },
  },
  "texts are not merged": { mergeTexts: (one) => one },
  "the longer text wins": {
    mergeTexts: (one, other) => (one.text.length >= other.text.length ? one : other),
  },
  "a deletion is forgotten": {
    mergeRecords: (one, other, mergeText) => {
      const { tombstone: _, ...both } = rules.mergeRecords(one, other, mergeText);
      return one.tombstone === undefined ? both : { ...both, tombstone: one.tombstone };
    },
  },
  "a write is stamped before what it overwrites": {
    applyWrites: (writes, _, ...rest) => rules.applyWrites(writes, () => undefined, ...rest),
  },
  "what others wrote is remembered as merged and was not": {
    meet: (remote, local) => rules.meet(remote, doing(local, { merge: async () => [] })),
  },
  "what a device writes never leaves it": {
    meet: (remote, local) => {
      const kept = new Map<string, Uint8Array>();
      return rules.meet(
        {
          list: () => remote.list(),
          read: async (name) => kept.get(name) ?? (await remote.read(name)),
          write: async (name, bytes) => void kept.set(name, bytes),
          delete: (name) => remote.delete(name),
        },
        local,
      );
    },
  },
  "what changed in the last transaction is left out": {
    meet: (remote, local) =>
      rules.meet(
        remote,
        doing(local, {
          changedAfter: async (revision) => {
            const { records, ...rest } = await local.changedAfter(revision);
            return { ...rest, records: records.filter((one) => one.revision !== rest.through) };
          },
        }),
      ),
  },
  "a deletion is forgotten before all have seen it": {
    meet: async (remote, local) => {
      const { records } = await local.changedAfter(0);
      await local.forget(records.filter(({ record }) => isDeleted(record)));
      return rules.meet(remote, local);
    },
  },
  "what a copy of a device wrote is taken for seen where it shares its stamps": {
    applyWrites: (...words) =>
      rules.applyWrites(...words).map(({ tombstone, ...record }) => {
        const { sawTexts: _, ...stamped } = tombstone ?? { at: undefined };
        return stamped.at === undefined ? record : { ...record, tombstone: stamped as typeof tombstone };
      }) as ReturnType<Rules["applyWrites"]>,
  },
  "a merge of two edits is taken for what came": {
    meet: (remote, local) =>
      rules.meet(
        remote,
        doing(local, {
          merge: async (records) => {
            await local.merge(records);
            const { records: all } = await local.changedAfter(0);
            return all.filter(({ record }) => records.some(({ id }) => id === record.id));
          },
        }),
      ),
  },
};

type Local = Parameters<Rules["meet"]>[1];

/** The device with some of what it does replaced. */
function doing(local: Local, other: Partial<Local>): Local {
  return {
    device: local.device,
    name: local.name,
    now: () => local.now(),
    changedAfter: (revision) => local.changedAfter(revision),
    merge: (records) => local.merge(records),
    memory: () => local.memory(),
    remember: (memory) => local.remember(memory),
    forget: (records) => local.forget(records),
    renew: () => local.renew(),
    ...other,
  };
}

describe("the simulator finds", () => {
  it.each(Object.entries(broken))("%s", async (_, rule) => {
    for (let seed = 1; seed <= FOUND_WITHIN; seed++) {
      const { lost, unequal } = await liveHistory(seed, FOUND_WITH_STEPS, { ...rules, ...rule });
      if (lost.length + unequal.length > 0) return;
    }
    expect.unreachable("it was not found");
  });
});
