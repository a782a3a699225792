import { currentOutline, currentPlan } from "../plan/plan-store.ts";
import type { Task } from "../plan/rules/outline.ts";
import { isDone, setDone, whenOf } from "../plan/task-progress.ts";
import { currentDay, today } from "../plan/today-signal.ts";
import { type PlanTick, planDoor } from "../radar/plan-door.ts";
import { setKeepForLater, setKeepTextForLater } from "../radar/sources/keep-for-later.ts";
import { emptyWatchList, watchList } from "../radar/watch-list.ts";

/** Hands the current plan to the radar: what it says to watch, and the tasks the radar ticks. Follows the plan. */
export function showPlanOnRadar(): void {
  const plan = currentPlan.value;
  const outline = currentOutline.value;
  if (plan === undefined || outline === undefined) {
    watchList.value = emptyWatchList;
    planDoor.value = { daily: undefined, weekly: undefined };
    return;
  }
  const { projects, events, sources, categories, tools, links, channels, sections } = outline;
  watchList.value = {
    projects,
    events,
    sources,
    categories,
    tools,
    channels,
    links: links.map(({ text, address, section }) => ({
      text,
      address,
      group: sections[section]?.heading ?? "",
    })),
  };
  const tick = (task: Task | undefined): PlanTick | undefined =>
    task === undefined
      ? undefined
      : {
          text: task.text,
          done: isDone(plan, outline, task, today.value),
          set: (done) => setDone(plan, outline, task, done, currentDay()),
        };
  const recurring = (every: "day" | "week", words: RegExp): Task | undefined => {
    const those = outline.tasks.filter(
      (task) => (task.cadence?.every ?? whenOf(plan, outline, task)?.every) === every,
    );
    return those.find(({ text }) => words.test(text));
  };
  planDoor.value = {
    daily: tick(recurring("day", /release|radar|发布|版本/i)),
    weekly: tick(recurring("week", /compile|summar|汇总|总结/i)),
  };
}

setKeepForLater(async (item, source) => {
  const [{ savePiece }, { loadReading }, { fetchWaiting }] = await Promise.all([
    import("./save-piece.ts"),
    import("../reading/reading-store.ts"),
    import("../reading/fetching/fetch-articles.ts"),
  ]);
  await loadReading();
  const saved = await savePiece(item, source);
  if (!saved.ok) return undefined;
  void fetchWaiting();
  return saved.value;
});

setKeepTextForLater(async (text) => {
  const [{ saveText }, { loadReading }, { fetchWaiting }] = await Promise.all([
    import("../reading/capture/save-text.ts"),
    import("../reading/reading-store.ts"),
    import("../reading/fetching/fetch-articles.ts"),
  ]);
  await loadReading();
  const isThere = await saveText(text, Date.now());
  if (isThere) void fetchWaiting();
  return isThere;
});
