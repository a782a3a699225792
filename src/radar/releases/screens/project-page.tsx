import { useEffect, useState } from "preact/hooks";
import { parseMarkdown } from "../../../markdown/parse-markdown.ts";
import { NotesAbout } from "../../../notes/linking/notes-about.tsx";
import { succeeded } from "../../../storage/database/failure-report.ts";
import { Button } from "../../../ui/controls/button.tsx";
import { Icon } from "../../../ui/icons/icon.tsx";
import { EmptyState } from "../../../ui/layout/notice.tsx";
import { SectionHeading, SubHeader, usePageTitle } from "../../../ui/layout/page.tsx";
import { routeTo } from "../../../ui/navigation/route.ts";
import { lazy } from "../../../ui/rendering/lazy.tsx";
import { MarkdownView } from "../../../ui/text/markdown-view.tsx";
import { followable } from "../../../ui/text/resolve-address.ts";
import { messages } from "../messages.ts";
import { passagesOf } from "../passages.ts";
import {
  markSeen,
  setProject,
  shelfOf,
  statusOf,
  type WatchedProject,
  watchedProjects,
} from "../projects-store.ts";
import type { Release } from "../release-shelf.ts";
import { repositoryAddress } from "../rules/followed.ts";
import { type Passage, passageKinds } from "../rules/release-passages.ts";
import { releaseTroubleText } from "../trouble-text.ts";
import { ReleaseLine, WatchState } from "./project-row.tsx";
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
    <Notes project={project} release={found} />
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
    if (releases.length > 0) void markSeen([project]).then(succeeded);
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

/** Passages shown of each kind before one asks for more. */
const SHOWN = 6;

function Notes({ project, release }: { readonly project: WatchedProject; readonly release: Release }) {
  usePageTitle(messages.open(project.name, release.tag));
  const passages = passagesOf(release);
  useEffect(() => {
    if (release.publishedAt > project.seenUntil)
      void setProject(project.id, { seenUntil: release.publishedAt }).then(succeeded);
  }, [release.tag]);
  return (
    <>
      <SubHeader
        back={routeTo("radar", { project: project.id })}
        backLabel={messages.back}
        actions={
          <a class="button button--text" href={release.address} target="_blank" rel="noreferrer noopener">
            {messages.original}
          </a>
        }
      >
        {dayText(release.publishedAt)}
      </SubHeader>
      <h1 class="page-title" dir="auto">
        {messages.open(project.name, release.tag)}
      </h1>
      {passageKinds.map((kind) => {
        const some = passages.filter((passage) => passage.kind === kind);
        return some.length === 0 ? null : <Passages key={kind} kind={kind} passages={some} />;
      })}
      <NotesAbout
        about={{
          kind: "release",
          project: project.id,
          release: release.tag,
          title: messages.open(project.name, release.tag),
          address: release.address,
        }}
        label={messages.noteAbout}
      />
      <SectionHeading>{messages.wholeNotes}</SectionHeading>
      {release.body.trim() === "" ? (
        <p class="quiet-text">{messages.noNotes}</p>
      ) : (
        <article class="prose release-notes">
          <MarkdownView blocks={parseMarkdown(withoutPictures(release.body)).blocks} resolve={followable} />
        </article>
      )}
    </>
  );
}

/** Notes without their pictures, which are not on this device; what stands for them is kept. */
function withoutPictures(body: string): string {
  return body.replace(/!\[([^\]]*)\]\([^)]*\)/g, "$1").replace(/<img\b[^>]*>/gi, "");
}

function Passages({
  kind,
  passages,
}: {
  readonly kind: Passage["kind"];
  readonly passages: readonly Passage[];
}) {
  const [isWhole, setWhole] = useState(kind === "breaking" || kind === "security");
  const shown = isWhole ? passages : passages.slice(0, SHOWN);
  return (
    <section class={`passages passages--${kind}`}>
      <SectionHeading detail={passages.length}>
        {kind === "breaking" && <Icon name="warning" small />}
        {messages.kinds[kind]}
      </SectionHeading>
      <ul>
        {shown.map(({ text }) => (
          <li key={text} class="passages__one" dir="auto">
            {text}
          </li>
        ))}
      </ul>
      {shown.length < passages.length && (
        <Button kind="text" onPress={() => setWhole(true)}>
          {messages.more(passages.length - shown.length)}
        </Button>
      )}
    </section>
  );
}
