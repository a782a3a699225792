import { useEffect } from "preact/hooks";
import { IconButton } from "../../ui/controls/button.tsx";
import { ViewSwitch } from "../../ui/controls/chips.tsx";
import { Page, PageHeader } from "../../ui/layout/page.tsx";
import { showToast } from "../../ui/layout/toast.tsx";
import { useWide } from "../../ui/layout/wide.ts";
import { routeTo, useQuery } from "../../ui/navigation/route.ts";
import { lazy } from "../../ui/rendering/lazy.tsx";
import { messages } from "../messages.ts";
import { refreshRadar } from "../refresh/refresh.ts";
import { refreshState } from "../refresh/refresh-state.ts";
import { loadProjects } from "../releases/projects-store.ts";
import { loadReleases } from "../releases/release-shelf.ts";
import { ReleasesView } from "../releases/screens/releases-view.tsx";
import { RefreshLine } from "./refresh-line.tsx";
import "./radar.css";

const ProjectPage = lazy(() =>
  import("../releases/screens/project-page.tsx").then((module) => module.ProjectPage),
);
const WhatBreaks = lazy(() =>
  import("../releases/screens/what-breaks.tsx").then((module) => module.WhatBreaks),
);
const EventsView = lazy(() =>
  import("../events/screens/events-view.tsx").then((module) => module.EventsView),
);
const SourcesView = lazy(() =>
  import("../sources/screens/sources-view.tsx").then((module) => module.SourcesView),
);
const PiecePage = lazy(() => import("../sources/screens/piece-page.tsx").then((module) => module.PiecePage));
const LinksView = lazy(() => import("./links-view.tsx").then((module) => module.LinksView));

const views = ["releases", "events", "sources", "links"] as const;
type View = (typeof views)[number];

/** What is new, and what will break: releases, events, sources and links. */
export function RadarScreen({
  keptAt,
}: {
  /** Leads to what is in the reading queue of an address. */
  readonly keptAt: (address: string) => string | undefined;
}) {
  const query = useQuery();
  const isWide = useWide();
  useEffect(() => {
    void loadProjects();
    void loadReleases();
    void refreshRadar("by-itself");
  }, []);
  const view: View = views.find((one) => one === query.view) ?? "releases";
  const open = view === "releases" ? query.project : undefined;
  const state = refreshState.value;
  const list = (
    <>
      <PageHeader title={messages.title} eyebrow={<RefreshLine />}>
        <IconButton
          icon="sync"
          label={messages.refresh}
          disabled={state.kind === "running"}
          onPress={() => {
            if (navigator.onLine) void refreshRadar("by-hand");
            else showToast(messages.offlineNow);
          }}
        />
      </PageHeader>
      <ViewSwitch
        label={messages.views}
        options={views.map((one) => ({
          href: routeTo("radar", one === "releases" ? {} : { view: one }),
          text: messages.view[one],
          chosen: one === view,
        }))}
      />
      {view === "releases" && <ReleasesView chosen={open} />}
      {view === "events" && <EventsView />}
      {view === "sources" && <SourcesView />}
      {view === "links" && <LinksView />}
    </>
  );
  if (view === "sources" && query.source !== undefined && query.piece !== undefined)
    return (
      <Page
        line="radar"
        shows="beside"
        beside={<PiecePage source={query.source} item={query.piece} keptAt={keptAt} />}
      >
        {list}
      </Page>
    );
  if (view !== "releases") return <Page line="radar">{list}</Page>;
  return (
    <Page
      line="radar"
      shows={open === undefined ? "main" : "beside"}
      beside={
        open !== undefined ? (
          <ProjectPage key={open} id={open} release={query.release} />
        ) : isWide ? (
          <WhatBreaks />
        ) : null
      }
    >
      {list}
    </Page>
  );
}
