import { EmptyState } from "../../../ui/layout/notice.tsx";
import { SectionHeading } from "../../../ui/layout/page.tsx";
import { routeTo } from "../../../ui/navigation/route.ts";
import { messages } from "../messages.ts";
import { passagesOf } from "../passages.ts";
import { newsOf, statusOf, watchedProjects } from "../projects-store.ts";
import { dayText } from "./release-text.ts";
import "./releases.css";
import { hrefOf } from "../../../ui/navigation/href.ts";

/** Passages shown of each release; all of them stand in its notes. */
const SHOWN = 4;

/** What breaks, or is of security, in all that is new: beside the list on wide screens, as long as nothing is open. */
export function WhatBreaks() {
  const now = new Date();
  const found = watchedProjects.value.flatMap((project) =>
    newsOf(project, statusOf(project), now).flatMap((release) => {
      const passages = passagesOf(release).filter(({ kind }) => kind === "breaking" || kind === "security");
      return passages.length === 0 ? [] : [{ project, release, passages }];
    }),
  );
  if (found.length === 0) return <EmptyState title={messages.chooseTitle}>{messages.chooseText}</EmptyState>;
  return (
    <section class="passages passages--breaking">
      <SectionHeading detail={found.reduce((sum, { passages }) => sum + passages.length, 0)}>
        {messages.breaksInNew}
      </SectionHeading>
      {found.map(({ project, release, passages }) => (
        <section key={`${project.id} ${release.tag}`} class="what-breaks">
          <h3 class="what-breaks__head">
            <a href={hrefOf(routeTo("radar", { project: project.id, release: release.tag }))} dir="auto">
              {messages.open(project.name, release.tag)}
            </a>
            <span class="what-breaks__day">{dayText(release.publishedAt)}</span>
          </h3>
          <ul>
            {passages.slice(0, SHOWN).map(({ text }) => (
              <li key={text} class="passages__one" dir="auto">
                <span class="what-breaks__text">{text}</span>
              </li>
            ))}
          </ul>
          {passages.length > SHOWN && (
            <p class="quiet-text">{messages.moreInNotes(passages.length - SHOWN)}</p>
          )}
        </section>
      ))}
    </section>
  );
}
