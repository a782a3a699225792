import { useEffect, useState } from "preact/hooks";
import { succeeded } from "../../../storage/database/failure-report.ts";
import { Button, ButtonLink } from "../../../ui/controls/button.tsx";
import { ChipActions, ChipButton } from "../../../ui/controls/chips.tsx";
import { Icon } from "../../../ui/icons/icon.tsx";
import { EmptyState } from "../../../ui/layout/notice.tsx";
import { SectionHeading } from "../../../ui/layout/page.tsx";
import { routeTo, useNavigate } from "../../../ui/navigation/route.ts";
import { lazy } from "../../../ui/rendering/lazy.tsx";
import { messages as radarMessages } from "../../messages.ts";
import { planDoor } from "../../plan-door.ts";
import { RefreshTrouble } from "../../screens/refresh-line.tsx";
import { apiLimit, githubToken, loadApiLimit, loadGithubToken } from "../github-token.ts";
import { messages } from "../messages.ts";
import {
  checkedToday,
  markChecked,
  projectsReading,
  takeCheckBack,
  watchedProjects,
} from "../projects-store.ts";
import { ProjectRow } from "./project-row.tsx";
import { WatchListImport } from "./watch-list-import.tsx";
import "./releases.css";
import { messages as undoMessages } from "../../../undo/messages.ts";
import { offerUndo } from "../../../undo/with-undo.ts";

const AddProjectSheet = lazy(() =>
  import("./add-project-sheet.tsx").then((module) => module.AddProjectSheet),
);
const TokenSheet = lazy(() => import("./token-sheet.tsx").then((module) => module.TokenSheet));

const hour = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit" });

/** Which projects have news, which reached the version waited for, what breaks. */
export function ReleasesView({ chosen }: { readonly chosen: string | undefined }) {
  const navigate = useNavigate();
  const [sheet, setSheet] = useState<"add" | "token" | undefined>(undefined);
  useEffect(() => {
    void loadApiLimit();
    void loadGithubToken();
  }, []);
  const projects = watchedProjects.value;
  const groups = [...new Set(projects.map(({ group }) => group))];
  const limit = apiLimit.value;
  return (
    <>
      <CheckOfToday />
      <ChipActions>
        <ChipButton onPress={() => setSheet("add")}>{messages.addProject}</ChipButton>
        {projects.length > 0 && (
          <ChipButton
            onPress={async () => {
              const { compileWeek } = await import("../compile-week.ts");
              const note = await compileWeek();
              if (note.ok) navigate(routeTo("notes", { note: note.value, view: "read" }));
              else succeeded(note);
            }}
          >
            {messages.compile}
          </ChipButton>
        )}
        <WatchListImport />
        <ChipButton onPress={() => setSheet("token")}>{messages.token}</ChipButton>
      </ChipActions>
      {limit !== undefined && limit.resetsAt > Date.now() && githubToken.value === "" && (
        <p class="quiet-text radar-limit">
          {messages.left(limit.remaining, limit.limit, hour.format(limit.resetsAt))}
        </p>
      )}
      {projects.length === 0 && projectsReading.value.kind === "ready" && (
        <EmptyState
          title={radarMessages.emptyTitle}
          actions={<ButtonLink href={routeTo("plan")}>{radarMessages.toPlan}</ButtonLink>}
        >
          {radarMessages.emptyText}
        </EmptyState>
      )}
      {groups.map((group) => (
        <section key={group}>
          {group !== "" && <SectionHeading>{group}</SectionHeading>}
          <ul class="project-list">
            {projects
              .filter((project) => project.group === group)
              .map((project) => (
                <ProjectRow key={project.id} project={project} chosen={project.id === chosen} />
              ))}
          </ul>
        </section>
      ))}
      <RefreshTrouble />
      {sheet === "add" && <AddProjectSheet onClose={() => setSheet(undefined)} />}
      {sheet === "token" && <TokenSheet onClose={() => setSheet(undefined)} />}
    </>
  );
}

/** The check of the day: it ticks the plan's daily look at releases, and says that all of them were seen. */
function CheckOfToday() {
  const { daily } = planDoor.value;
  const projects = watchedProjects.value;
  if (projects.length === 0) return null;
  const checkedAt = checkedToday(projects, new Date());
  const isDone = checkedAt !== undefined || daily?.done === true;
  const set = async (done: boolean): Promise<void> => {
    const ticked = daily === undefined || daily.done === done ? undefined : await daily.set(done);
    if (ticked !== undefined && !succeeded(ticked)) return;
    const seen = done
      ? await markChecked(projects, Date.now())
      : checkedAt === undefined
        ? undefined
        : await takeCheckBack(projects, new Date());
    if (seen !== undefined && !succeeded(seen)) return;
    const words = !done ? messages.unchecked : daily === undefined ? messages.checkedAlone : messages.checked;
    offerUndo(
      words,
      [seen, ticked].flatMap((outcome) => (outcome?.ok ? [outcome.value] : [])),
    );
  };
  return (
    <div class="checked-today">
      {isDone ? (
        <p class="checked-today__done">
          <Icon name="check" small />
          <span>
            {checkedAt === undefined ? messages.isChecked : messages.checkedAt(hour.format(checkedAt))}
          </span>
          <Button kind="text" label={messages.takeCheckBack} onPress={() => void set(false)}>
            {undoMessages.undo}
          </Button>
        </p>
      ) : (
        <Button kind="primary" onPress={() => void set(true)}>
          {messages.markChecked}
        </Button>
      )}
      {daily !== undefined && <p class="quiet-text">{daily.text}</p>}
    </div>
  );
}
