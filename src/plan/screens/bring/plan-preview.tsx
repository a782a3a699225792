import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { parseMarkdown } from "../../../markdown/parse-markdown.ts";
import { succeeded } from "../../../storage/database/failure-report.ts";
import { Draft } from "../../../storage/draft.ts";
import { Button } from "../../../ui/controls/button.tsx";
import { Chip } from "../../../ui/controls/chips.tsx";
import { Notice } from "../../../ui/layout/notice.tsx";
import { PageHeader } from "../../../ui/layout/page.tsx";
import { scrollToTop } from "../../../ui/layout/scroll-to-top.ts";
import { showToast } from "../../../ui/layout/toast.tsx";
import { navigate, here as place } from "../../../ui/navigation/location.ts";
import { routeTo } from "../../../ui/navigation/route.ts";
import { MarkdownView } from "../../../ui/text/markdown-view.tsx";
import { planDraft } from "../../bringing/draft-store.ts";
import {
  holdsPlan,
  usePlan as keepPlan,
  type PlanDraft,
  takesItems,
  updatePlan,
} from "../../bringing/plan-draft.ts";
import { currentOutline, currentPlan } from "../../plan-store.ts";
import { likeness, reconcile, type TaskChange } from "../../rules/editing/reconcile.ts";
import type { Repair } from "../../rules/editing/repair-text.ts";
import type { Outline, Unit } from "../../rules/outline.ts";
import {
  addDays,
  type CalendarDate,
  mondayFrom,
  mondayOf,
  readDate,
} from "../../rules/time/calendar-date.ts";
import { firstOpen, type GivenPace, paceable } from "../../rules/time/given-pace.ts";
import { proposeStart } from "../../rules/time/start-monday.ts";
import { unitDates, weekCount } from "../../rules/time/timetable.ts";
import { settleItems } from "../../rules/understanding/settle-items.ts";
import { today } from "../../today-signal.ts";
import { dayMonthText, spanText } from "../date-text.ts";
import { PaceChips } from "../pace-chips.tsx";
import { unitText } from "../unit-text.ts";
import { messages } from "./plan-preview-messages.ts";

/** What was found in a file, and the one question before it becomes the plan: when it starts. */
export function PlanPreview({ draft, onDone }: { readonly draft: PlanDraft; readonly onDone: () => void }) {
  const { outline } = draft;
  const proposed = proposeStart(outline, today.value);
  const [start, setStart] = useState(
    currentPlan.value?.origin.kind === "address" ? (currentPlan.value.start ?? proposed) : proposed,
  );
  const [other, setOther] = useState(false);
  const [busy, setBusy] = useState(false);
  const isPlan = holdsPlan(outline);
  const settled = useMemo(() => settleItems(outline, takesItems(outline)), [outline]);
  const follows = paceable(settled);
  const [perWeek, setPerWeek] = useState(0);
  const here = currentPlan.value;
  const old = currentOutline.value;
  const alike =
    here !== undefined && old !== undefined && here.id !== draft.id && likeness(old, outline) >= ALIKE;
  const [updates, setUpdates] = useState(true);
  const next = mondayFrom(today.value);
  const thisWeek = mondayOf(today.value);
  const mondays = [...new Set([proposed, thisWeek, next, addDays(next, 7)])].sort().slice(0, 4);
  const title = outline.title === "" ? messages.untitled : outline.title;

  const using = useRef(false);
  useEffect(() => {
    const { href } = place.peek();
    return () => {
      // A plan that another device brings takes the screen; what one is looking at goes on where plans are brought.
      const isReplaced = !using.current && planDraft.peek() === draft && place.peek().href === href;
      if (isReplaced) navigate(routeTo("plan", { view: "bring" }), true);
    };
  }, [draft]);

  const use = async (): Promise<void> => {
    setBusy(true);
    using.current = true;
    const outcome =
      alike && updates
        ? await updatePlan(here, draft, here.start ?? start)
        : await keepPlan(
            draft,
            start,
            Date.now(),
            follows === undefined ? null : givenPace(perWeek, settled),
          );
    setBusy(false);
    using.current = outcome.ok;
    if (!succeeded(outcome)) return;
    planDraft.value = undefined;
    new Draft("plan-paste").clear();
    showToast(messages.planOnBoard(title));
    onDone();
    scrollToTop();
  };

  return (
    <div class="plan-preview line-plan">
      <PageHeader title={title} eyebrow={messages.previewEyebrow} />
      {isPlan ? <Facts draft={draft} /> : <NoPlan draft={draft} />}
      <RepairNotice repair={draft.repair} />
      {alike && (
        <Review
          title={old.title === "" ? here.fileName : old.title}
          changes={reconcile(old, outline)}
          updates={updates}
          onChoose={setUpdates}
        />
      )}
      {isPlan && !(alike && updates) && (
        <>
          <fieldset class="plan-preview__mondays">
            <legend class="section-heading__title">{messages.startQuestion}</legend>
            <div class="row-of-buttons">
              {mondays.map((monday) => (
                <Chip
                  key={monday}
                  chosen={monday === start && !other}
                  onPress={() => {
                    setOther(false);
                    setStart(monday);
                  }}
                >
                  {monday === thisWeek ? messages.thisWeek(dayMonthText(monday)) : dayMonthText(monday)}
                </Chip>
              ))}
              <Chip chosen={other} onPress={() => setOther(true)}>
                {messages.otherMonday}
              </Chip>
            </div>
            {other && (
              <div class="field">
                <label class="field__label" for="start-day">
                  {messages.otherMondayField}
                </label>
                <input
                  id="start-day"
                  class="field__input"
                  type="date"
                  value={start}
                  onChange={(event) => {
                    const date = readDate(event.currentTarget.value);
                    if (date !== undefined) setStart(mondayOf(date));
                  }}
                />
              </div>
            )}
          </fieldset>
          {follows !== undefined && (
            <PaceChips follows={follows} start={start} perWeek={perWeek} onChoose={setPerWeek} />
          )}
          <ol class="plan-preview__units">
            {outline.units.map((unit) => (
              <li key={unit.section} class="plan-preview__unit">
                <strong>{unitText(unit)}</strong> {unit.title}
                <UnitDays outline={outline} unit={unit} start={start} />
              </li>
            ))}
          </ol>
        </>
      )}
      <div class="plan-preview__buttons">
        <Button kind={isPlan ? "primary" : "quiet"} disabled={busy} onPress={() => void use()}>
          {messages.usePlan}
        </Button>
        <Button
          disabled={busy}
          onPress={() => {
            planDraft.value = undefined;
          }}
        >
          {messages.discard}
        </Button>
      </div>
      {!isPlan && <Document source={draft.source} />}
    </div>
  );
}

/** The days of a week, session … of a plan that starts on a Monday. */
function UnitDays(props: { readonly outline: Outline; readonly unit: Unit; readonly start: CalendarDate }) {
  const span = unitDates(props.outline, props.unit, props.start);
  if (span === undefined) return null;
  return <span class="plan-preview__days">{spanText(span.from, span.to)}</span>;
}

/** So many a week from the first task that the file has open; null for none. */
function givenPace(perWeek: number, outline: Outline): GivenPace | null {
  return perWeek === 0 ? null : { perWeek, first: firstOpen(outline, ({ checked }) => checked) };
}

/** A file that shares this much of the tasks of the plan in use is taken for a version of it. */
const ALIKE = 0.4;

const kinds = ["added", "reworded", "moved", "removed"] as const;

/** What a newer version of the plan in use does to its tasks, and whether it takes that plan's place. */
function Review(props: {
  readonly title: string;
  readonly changes: readonly TaskChange[];
  readonly updates: boolean;
  readonly onChoose: (updates: boolean) => void;
}) {
  const { changes } = props;
  const unchanged = changes.filter(({ kind }) => kind === "unchanged").length;
  return (
    <section class="plan-review card">
      <h2 class="section-heading__title">{messages.review(props.title)}</h2>
      <p class="quiet-text">{messages.unchanged(unchanged)}</p>
      {kinds.map((kind) => {
        const found = changes.filter((change) => change.kind === kind);
        return (
          found.length > 0 && (
            <div key={kind}>
              <h3 class="plan-review__kind">{messages.changeKind[kind](found.length)}</h3>
              <ul>
                {found.map((change) => (
                  <li key={("after" in change ? change.after : change.before).key} class="plan-review__task">
                    {change.kind === "reworded" && <del>{change.before.text}</del>}{" "}
                    {"after" in change ? change.after.text : change.before.text}
                  </li>
                ))}
              </ul>
            </div>
          )
        );
      })}
      <p class="quiet-text">{messages.reviewPromise}</p>
      <div class="row-of-buttons">
        <Chip chosen={props.updates} onPress={() => props.onChoose(true)}>
          {messages.update}
        </Chip>
        <Chip chosen={!props.updates} onPress={() => props.onChoose(false)}>
          {messages.keepBoth}
        </Chip>
      </div>
    </section>
  );
}

function Facts({ draft: { outline } }: { readonly draft: PlanDraft }) {
  const weeks = weekCount(outline);
  return (
    <p class="plan-preview__facts">
      {weeks > 0 && <span>{messages.weeks(weeks)}</span>}
      <span>{messages.tasks(outline.tasks.length)}</span>
      {outline.items.length > 0 && <span>{messages.items(outline.items.length)}</span>}
      {outline.topics.length > 0 && <span>{messages.topics(outline.topics.length)}</span>}
      {outline.projects.length > 0 && <span>{messages.projects(outline.projects.length)}</span>}
      {outline.events.length > 0 && <span>{messages.events(outline.events.length)}</span>}
      {outline.budget !== undefined && <span>{messages.hours(outline.budget.from, outline.budget.to)}</span>}
    </p>
  );
}

function NoPlan({ draft: { outline } }: { readonly draft: PlanDraft }) {
  const headings = outline.sections.filter((section) => section.depth > 0).length;
  return (
    <Notice>
      <p>
        <strong>{messages.noPlanFound}</strong>
      </p>
      <p>{messages.lookedFor}</p>
      <p>{messages.found(headings, outline.tasks.length, outline.links.length + outline.resources.length)}</p>
    </Notice>
  );
}

function RepairNotice({ repair }: { readonly repair: Repair }) {
  if (repair.kind === "none") return null;
  return (
    <Notice icon="file">
      <p>
        {repair.kind === "mangled" ? messages.mangled(repair.places) : messages.reencoded(repair.encoding)}
      </p>
    </Notice>
  );
}

function Document({ source }: { readonly source: string }) {
  const { blocks } = useMemo(() => parseMarkdown(source), [source]);
  return (
    <article class="prose plan-preview__document">
      <MarkdownView blocks={blocks} />
    </article>
  );
}
