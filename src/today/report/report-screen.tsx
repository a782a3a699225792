import { useEffect, useState } from "preact/hooks";
import { noteOf } from "../../notes/notes-store.ts";
import { succeeded } from "../../storage/database/failure-report.ts";
import { Button, ButtonLink } from "../../ui/controls/button.tsx";
import { Page, PageHeader, SectionHeading, SubHeader } from "../../ui/layout/page.tsx";
import { routeTo, useNavigate } from "../../ui/navigation/route.ts";
import { duration } from "../../ui/text/duration.ts";
import { messages } from "./messages.ts";
import {
  keepCandidate,
  loadReport,
  type MonthReport,
  monthReport,
  writeMonthReport,
} from "./month-report.ts";
import type { Candidate } from "./rules/candidate.ts";
import type { ReportPart } from "./rules/report-parts.ts";
import "./report.css";

/** What did the month come to? Its numbers, and for each part of the report what could stand there. */
export function ReportScreen() {
  const [isLoaded, setLoaded] = useState(false);
  const navigate = useNavigate();
  useEffect(() => void loadReport().then(() => setLoaded(true)), []);
  if (!isLoaded) return null;
  const report = monthReport();
  const isThere = noteOf(report.note) !== undefined;
  const openNote = routeTo("notes", { note: report.note, view: "read" });
  return (
    <Page line="notes">
      <SubHeader back={routeTo("notes")} backLabel={messages.back} actions={null}>
        {messages.report}
      </SubHeader>
      <PageHeader title={report.title} withoutSettings />
      <Numbers report={report} />
      <p class="quiet-text">{messages.text}</p>
      {report.parts.map((part) => (
        <Part key={part.label} report={report} part={part} />
      ))}
      <div class="row-of-buttons report__end">
        <Button
          kind="primary"
          icon="write"
          onPress={async () => {
            if (succeeded(await writeMonthReport(report))) navigate(openNote);
          }}
        >
          {isThere ? messages.add : messages.write}
        </Button>
        {isThere && <ButtonLink href={openNote}>{messages.open}</ButtonLink>}
      </div>
    </Page>
  );
}

function Numbers({ report: { facts } }: { readonly report: MonthReport }) {
  const { tasksDone, articles, notes, minutes } = facts;
  const all = [
    { value: String(tasksDone.length), label: messages.tasksLabel(tasksDone.length) },
    { value: String(articles.length), label: messages.articlesLabel(articles.length) },
    { value: String(notes.length), label: messages.notesLabel(notes.length) },
    ...(minutes > 0 ? [{ value: duration(minutes), label: messages.givenLabel }] : []),
  ];
  return (
    <dl class="numerals">
      {all.map(({ value, label }) => (
        <div key={label} class="numerals__one">
          <dt class="numerals__label">{label}</dt>
          <dd class="numerals__value">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

const SHOWN = 8;

function Part({ report, part }: { readonly report: MonthReport; readonly part: ReportPart }) {
  const [isWhole, setWhole] = useState(false);
  const { label, hint, wanted, candidates } = part;
  const kept = candidates.filter((candidate) => report.isKept(candidate)).length;
  const shown = isWhole ? candidates : candidates.slice(0, SHOWN);
  return (
    <section>
      <SectionHeading detail={messages.count(kept, wanted)}>{label}</SectionHeading>
      {hint !== "" && (
        <p class="quiet-text" dir="auto">
          {hint}
        </p>
      )}
      {candidates.length === 0 && <p class="quiet-text">{messages.nothing}</p>}
      <ul>
        {shown.map((candidate) => (
          <CandidateRow key={candidate.key} report={report} candidate={candidate} />
        ))}
      </ul>
      {candidates.length > shown.length && (
        <Button kind="text" onPress={() => setWhole(true)}>
          {messages.more(candidates.length - shown.length)}
        </Button>
      )}
    </section>
  );
}

function CandidateRow({
  report,
  candidate,
}: {
  readonly report: MonthReport;
  readonly candidate: Candidate;
}) {
  return (
    <li>
      <label class="candidate">
        <input
          type="checkbox"
          class="candidate__box"
          checked={report.isKept(candidate)}
          onChange={(event) =>
            void keepCandidate(report, candidate, event.currentTarget.checked).then(succeeded)
          }
        />
        <span class="candidate__line" dir="auto">
          {plainLine(candidate.line)}
        </span>
        <span class="candidate__source">{messages.sources[candidate.source]}</span>
      </label>
    </li>
  );
}

/** UTF-16 units of a line that is looked through for links. */
const LONGEST_LINE = 2000;

/** A line as it reads, without the marks of its links. */
function plainLine(line: string): string {
  // A line of a report is short; one that is not is shown as it is.
  if (line.length > LONGEST_LINE) return line;
  return line
    .replace(/\[\[([^\]]+)\]\]/g, "$1")
    .replace(/\[((?:\\.|[^\]\\])*)\]\([^)]*\)/g, "$1")
    .replace(/\\([[\]\\])/g, "$1");
}
