import { useMemo, useState } from "preact/hooks";
import { parseMarkdown } from "../../markdown/parse-markdown.ts";
import { succeeded } from "../../storage/failure-report.ts";
import { Button } from "../../ui/button.tsx";
import { Chip } from "../../ui/chips.tsx";
import { MarkdownView } from "../../ui/markdown-view.tsx";
import { Notice } from "../../ui/notice.tsx";
import { PageHeader } from "../../ui/page.tsx";
import { showToast } from "../../ui/toast.tsx";
import { planDraft } from "../draft-store.ts";
import { holdsPlan, usePlan as keepPlan, type PlanDraft } from "../plan-draft.ts";
import { addDays, mondayFrom, mondayOf, readDate } from "../rules/calendar-date.ts";
import type { Repair } from "../rules/repair-text.ts";
import { proposeStart } from "../rules/start-monday.ts";
import { weekCount } from "../rules/timetable.ts";
import { today } from "../today-signal.ts";
import { dayMonthText } from "./date-text.ts";
import { messages } from "./plan-preview-messages.ts";
import { unitText } from "./unit-text.ts";

/** What was found in a file, and the one question before it becomes the plan: when it starts. */
export function PlanPreview({ draft, onDone }: { readonly draft: PlanDraft; readonly onDone: () => void }) {
  const { outline } = draft;
  const proposed = proposeStart(outline, today.value);
  const [start, setStart] = useState(proposed);
  const [other, setOther] = useState(false);
  const [busy, setBusy] = useState(false);
  const isPlan = holdsPlan(outline);
  const next = mondayFrom(today.value);
  const mondays = [...new Set([proposed, next, addDays(next, 7), addDays(next, 14)])].sort().slice(0, 4);
  const title = outline.title === "" ? messages.untitled : outline.title;

  const use = async (): Promise<void> => {
    setBusy(true);
    const outcome = await keepPlan(draft, start, Date.now());
    setBusy(false);
    if (!succeeded(outcome)) return;
    planDraft.value = undefined;
    showToast(messages.planOnBoard(title));
    onDone();
  };

  return (
    <div class="plan-preview line-plan">
      <PageHeader title={title} eyebrow={messages.previewEyebrow} />
      {isPlan ? <Facts draft={draft} /> : <NoPlan draft={draft} />}
      <RepairNotice repair={draft.repair} />
      {isPlan && (
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
                  {dayMonthText(monday)}
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
          <ol class="plan-preview__units">
            {outline.units.map((unit) => (
              <li key={unit.section} class="plan-preview__unit">
                <strong>{unitText(unit)}</strong> {unit.title}
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

function Facts({ draft: { outline } }: { readonly draft: PlanDraft }) {
  const weeks = weekCount(outline);
  return (
    <p class="plan-preview__facts">
      {weeks > 0 && <span>{messages.weeks(weeks)}</span>}
      <span>{messages.tasks(outline.tasks.length)}</span>
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
