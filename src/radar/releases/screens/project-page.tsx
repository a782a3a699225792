import { useEffect, useState } from "preact/hooks";
import { NotesAbout } from "../../../notes/linking/notes-about.tsx";
import { succeeded } from "../../../storage/database/failure-report.ts";
import { Button } from "../../../ui/controls/button.tsx";
import { EmptyState } from "../../../ui/layout/notice.tsx";
import { SubHeader, usePageTitle } from "../../../ui/layout/page.tsx";
import { routeTo } from "../../../ui/navigation/route.ts";
import { lazy } from "../../../ui/rendering/lazy.tsx";
import { messages } from "../messages.ts";
import { markSeen, shelfOf, statusOf, type WatchedProject, watchedProjects } from "../projects-store.ts";
import { repositoryAddress } from "../rules/followed.ts";
import { releaseTroubleText } from "../trouble-text.ts";
import { ReleaseLine, WatchState } from "./project-row.tsx";
import { ReleaseNotesPage } from "./release-notes-page.tsx";
import { dayText } from "./release-text.ts";
import "./releases.css";

const ProjectSheet = lazy(() => import("./project-sheet.tsx").then((module) => module.ProjectSheet));

/** One project with its releases, or one of them with its notes. */
export function ProjectPage({ id, release }: { readonly id: string; readonly release: string | undefined }) {
  const project = watchedProjects.value.find((one) => one.id === id);
  if (project === undefined) return <EmptyState title={messages.gone} />;
  if (release === undefined) return <Releases project={project} />;
  const found = shelfOf(project).releases.find(({ tag }) => tag === release);
  return found === undefined ? (
    <EmptyState title={messages.gone} />
  ) : (
    <ReleaseNotesPage project={project} release={found} />
  );
}

function Releases({ project }: { readonly project: WatchedProject }) {
  usePageTitle(project.name);
  const [editing, setEditing] = useState(false);
  // What was new when it was opened stays marked while one looks; it has been seen from now on.
  const [seenUntil] = useState(project.seenUntil);
  const { releases } = statusOf(project);
  const shelf = shelfOf(project);
  useEffect(() => {
    if (releases.length > 0) void markSeen(project).then(succeeded);
  }, [releases.length]);
  return (
    <>
      <SubHeader
        back={routeTo("radar")}
        backLabel={messages.back}
        actions={
          <Button kind="text" onPress={() => setEditing(true)}>
            {messages.settings}
          </Button>
        }
      >
        {shelf.checkedAt === 0 ? messages.never : messages.lastSeen(dayText(shelf.checkedAt))}
      </SubHeader>
      <h1 class="page-title" dir="auto">
        {project.name}
      </h1>
      <WatchState project={project} />
      {project.detail !== "" && <p class="quiet-text">{project.detail}</p>}
      {project.remark !== "" && <p class="project-remark">{project.remark}</p>}
      {shelf.archived && <p class="quiet-text">{messages.archived}</p>}
      {shelf.tagsOnly && <p class="quiet-text">{messages.tagsOnly}</p>}
      {shelf.trouble !== null && <p class="project-row__trouble">{releaseTroubleText(shelf.trouble)}</p>}
      {project.repository === "" ? (
        <>
          <p class="quiet-text">{messages.askWhere}</p>
          <Button kind="primary" onPress={() => setEditing(true)}>
            {messages.settings}
          </Button>
        </>
      ) : (
        releases.length === 0 && <p class="quiet-text">{messages.noReleases}</p>
      )}
      <ul class="project-list">
        {releases.map((release) => (
          <li key={release.tag} class="project-row">
            <ReleaseLine project={project} release={release} isNew={release.publishedAt > seenUntil} />
          </li>
        ))}
      </ul>
      <NotesAbout
        about={{
          kind: "project",
          project: project.id,
          title: project.name,
          address: project.repository === "" ? "" : repositoryAddress(project.repository),
        }}
        label={messages.noteAbout}
      />
      {editing && <ProjectSheet project={project} onClose={() => setEditing(false)} />}
    </>
  );
}
