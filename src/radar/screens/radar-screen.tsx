import { ButtonLink } from "../../ui/controls/button.tsx";
import { EmptyState } from "../../ui/layout/notice.tsx";
import { Page, PageHeader, SectionHeading } from "../../ui/layout/page.tsx";
import { routeTo } from "../../ui/navigation/route.ts";
import { messages } from "../messages.ts";
import "./radar.css";

/** Something to watch, in the words of the plan. */
export interface WatchedEntry {
  readonly group: string;
  readonly name: string;
  readonly detail: string;
  /** The version waited for. */
  readonly target?: string;
}

/** What a plan says to watch. */
export interface WatchList {
  readonly projects: readonly WatchedEntry[];
  readonly events: readonly WatchedEntry[];
  readonly sources: readonly WatchedEntry[];
  readonly links: readonly { readonly text: string; readonly address: string }[];
  readonly channels: readonly string[];
}

/** What to watch out for: the projects, events and links, as the plan gives them. */
export function RadarScreen({ watch }: { readonly watch: WatchList }) {
  const { projects, events, sources, links, channels } = watch;
  const empty = projects.length + events.length + sources.length + links.length + channels.length === 0;
  const header = <PageHeader title={messages.title} eyebrow={messages.eyebrow(projects.length)} />;
  if (empty) {
    return (
      <Page line="radar">
        {header}
        <EmptyState
          title={messages.emptyTitle}
          actions={<ButtonLink href={routeTo("plan")}>{messages.toPlan}</ButtonLink>}
        >
          {messages.emptyText}
        </EmptyState>
      </Page>
    );
  }
  return (
    <Page
      line="radar"
      shows="both"
      beside={
        <>
          <Groups title={messages.events} entries={events} />
          <Groups title={messages.sources} entries={sources} />
          {links.length > 0 && (
            <section>
              <SectionHeading detail={links.length}>{messages.links}</SectionHeading>
              <ul>
                {links.map(({ text, address }) => (
                  <li key={address} class="watch-link">
                    <a href={address} target="_blank" rel="noreferrer noopener">
                      {text}
                    </a>
                  </li>
                ))}
              </ul>
            </section>
          )}
          {channels.length > 0 && (
            <section>
              <SectionHeading detail={channels.length}>{messages.channels}</SectionHeading>
              <ul>
                {channels.map((channel) => (
                  <li key={channel} class="watch-entry">
                    {channel}
                  </li>
                ))}
              </ul>
            </section>
          )}
        </>
      }
    >
      {header}
      <Groups title={messages.projects} entries={projects} />
    </Page>
  );
}

function Groups({ title, entries }: { readonly title: string; readonly entries: readonly WatchedEntry[] }) {
  if (entries.length === 0) return null;
  const groups = [...new Set(entries.map(({ group }) => group))];
  return (
    <section>
      <SectionHeading detail={entries.length}>{title}</SectionHeading>
      {groups.map((group) => (
        <div key={group} class="watch-group">
          {group !== "" && <h3 class="watch-group__title">{group}</h3>}
          <ul>
            {entries
              .filter((entry) => entry.group === group)
              .map((entry) => (
                <li key={entry.name} class="watch-entry">
                  <div class="watch-entry__header">
                    <span class="watch-entry__name">{entry.name}</span>
                    {entry.target !== undefined && (
                      <span class="version-tag">{messages.waitsFor(entry.target)}</span>
                    )}
                  </div>
                  <p class="watch-entry__detail">{entry.detail}</p>
                </li>
              ))}
          </ul>
        </div>
      ))}
    </section>
  );
}
