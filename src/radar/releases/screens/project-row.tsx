import { Icon } from "../../../ui/icons/icon.tsx";
import { routeTo } from "../../../ui/navigation/route.ts";
import { memo } from "../../../ui/rendering/memo.tsx";
import { messages } from "../messages.ts";
import { passagesOf } from "../passages.ts";
import { newsOf, shelfOf, statusOf, type WatchedProject } from "../projects-store.ts";
import type { Release } from "../release-shelf.ts";
import { releaseTroubleText } from "../trouble-text.ts";
import { dayText, wordsFor } from "./release-text.ts";
import "../../../ui/lists/rows.css";
import { hrefOf } from "../../../ui/navigation/href.ts";

/** Releases shown in a row. */
const SHOWN = 2;

/** One project: what is waited for or reached, and its newest releases. */
export const ProjectRow = memo(function ProjectRow({
  project,
  chosen,
}: {
  readonly project: WatchedProject;
  readonly chosen: boolean;
}) {
  const status = statusOf(project);
  const shelf = shelfOf(project);
  // The list of a check stays for its day.
  const news = newsOf(project, status, new Date());
  const shown = news.length > 0 ? news.slice(0, SHOWN) : status.releases.slice(0, 1);
  return (
    <li class={chosen ? "project-row chosen-row" : "project-row"}>
      <div class="project-row__head">
        <a
          class="project-row__name"
          data-row
          href={hrefOf(routeTo("radar", { project: project.id }))}
          dir="auto"
        >
          {project.name}
          {status.unseen.length > 0 && (
            <span class="project-row__new">{messages.unseenCount(status.unseen.length)}</span>
          )}
        </a>
        <WatchState project={project} />
      </div>
      {project.repository === "" && <p class="quiet-text">{messages.askWhere}</p>}
      {shelf.archived && <p class="quiet-text">{messages.archived}</p>}
      {shelf.trouble !== null && <p class="project-row__trouble">{releaseTroubleText(shelf.trouble)}</p>}
      {shown.map((release) => (
        <ReleaseLine
          key={release.tag}
          project={project}
          release={release}
          isNew={release.publishedAt > project.seenUntil}
        />
      ))}
      {shown.length === 0 && project.repository !== "" && shelf.trouble === null && (
        <p class="quiet-text">{project.detail === "" ? messages.noReleases : project.detail}</p>
      )}
    </li>
  );
});

/** What is waited for, or by which release it came; where the person is. */
export function WatchState({ project }: { readonly project: WatchedProject }) {
  const { reached, waits, behind } = statusOf(project);
  return (
    <p class="watch-state">
      {waits && reached !== undefined && (
        <span class="watch-state__reached">
          <Icon name="check" small />
          {messages.reached(reached.tag, dayText(reached.publishedAt))}
        </span>
      )}
      {waits && reached === undefined && <span>{messages.waitingFor(wordsFor(project.target))}</span>}
      {!waits && <span>{messages.everyRelease}</span>}
      {behind !== undefined && <span> · {messages.behind(behind)}</span>}
    </p>
  );
}

/** One release in a line: its version, what it is called, when it came, and whether it breaks something. */
export function ReleaseLine(props: {
  readonly project: WatchedProject;
  readonly release: Release;
  readonly isNew: boolean;
}) {
  const { project, release, isNew } = props;
  const breaking = passagesOf(release).filter(({ kind }) => kind === "breaking").length;
  const security = passagesOf(release).filter(({ kind }) => kind === "security").length;
  const name = release.name === "" || release.name === release.tag ? "" : release.name;
  return (
    <a class="release-line" href={hrefOf(routeTo("radar", { project: project.id, release: release.tag }))}>
      <span class="version-tag">{release.tag}</span>
      <span class="release-line__words">
        {name !== "" && (
          <span class="release-line__name" dir="auto">
            {name}
          </span>
        )}
        <span class="release-line__detail">
          {breaking > 0 && (
            <span class="release-line__breaking">
              <Icon name="warning" small />
              {messages.kinds.breaking}
            </span>
          )}
          {security > 0 && <span class="release-line__breaking">{messages.kinds.security}</span>}
          {isNew && <span class="release-line__new">{messages.unseen}</span>}
          {release.prerelease && <span>{messages.prerelease}</span>}
          {release.publishedAt > 0 && <span>{dayText(release.publishedAt)}</span>}
        </span>
      </span>
    </a>
  );
}
