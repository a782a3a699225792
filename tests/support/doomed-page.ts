import "../../src/app/commands.ts";
import type { RecordWrite } from "../../src/records/record-write.ts";
import { openDatabase } from "../../src/storage/database/database.ts";
import type { LibraryWrite } from "../../src/storage/library/library-write.ts";
import { change, perform } from "../../src/storage/records/change.ts";

/*
 * Runs in a frame of its own, which the test takes away in the middle: no task, promise or transaction of it goes on
 * then, as when the process of a page is killed. Every step towards the disk and back is counted.
 */

/** What a person does in the page. */
export type Act =
  | {
      readonly kind: "change";
      readonly writes: readonly RecordWrite[];
      readonly library?: readonly LibraryWrite[];
    }
  | { readonly kind: "command"; readonly name: string; readonly input: unknown };

declare global {
  interface Window {
    /** Does something in this page and ends it at a step; resolves where it came to an end before that. */
    liveUntil?: (act: Act, lastStep: number, end: () => void) => Promise<void>;
  }
}

/** Calls `step` before every call that reaches the database and before everything that is heard from it. */
function countSteps(step: () => void): void {
  const wrap = (owner: object, names: readonly string[]): void => {
    for (const name of names) {
      const original = Reflect.get(owner, name) as (...words: unknown[]) => unknown;
      Reflect.set(owner, name, function (this: unknown, ...words: unknown[]) {
        step();
        return original.apply(this, words);
      });
    }
  };
  wrap(IDBDatabase.prototype, ["transaction"]);
  wrap(IDBTransaction.prototype, ["commit"]);
  wrap(IDBObjectStore.prototype, ["get", "getAll", "getKey", "getAllKeys", "put", "delete"]);
  const listen = EventTarget.prototype.addEventListener;
  EventTarget.prototype.addEventListener = function (type, listener, options) {
    const ofDatabase = this instanceof IDBRequest || this instanceof IDBTransaction;
    if (!ofDatabase || typeof listener !== "function") return listen.call(this, type, listener, options);
    return listen.call(
      this,
      type,
      function (this: EventTarget, event: Event) {
        step();
        return listener.call(this, event);
      },
      options,
    );
  };
}

window.liveUntil = async (act, lastStep, end) => {
  await openDatabase();
  let steps = 0;
  countSteps(() => {
    steps++;
    if (steps < lastStep) return;
    end();
    throw new Error("the page was killed");
  });
  const outcome = await (act.kind === "command"
    ? perform(act.name, act.input)
    : change(act.writes, act.library ?? []));
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.failure));
  // What follows by itself, such as leaving the journal.
  for (let idle = 0; idle < 5; idle++) await new Promise((resolve) => setTimeout(resolve, 10));
};
