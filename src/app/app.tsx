import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import { TodayScreen } from "../today/today-screen.tsx";
import { ButtonLink } from "../ui/controls/button.tsx";
import { EmptyState } from "../ui/layout/notice.tsx";
import { Page } from "../ui/layout/page.tsx";
import { here } from "../ui/navigation/location.ts";
import { type RouteName, routeTo } from "../ui/navigation/route.ts";
import { appBase } from "../web/app-base.ts";
import { Boundary } from "./frame/boundary.tsx";
import { Frame } from "./frame/frame.tsx";
import { messages } from "./messages.ts";

// The first screen comes with the app; the others when they are opened, from the device's own copy.
const screens: Readonly<Record<RouteName, () => ComponentType | Promise<ComponentType>>> = {
  today: () => TodayScreen,
  plan: () => import("./routes/plan-route.tsx").then((module) => module.PlanRoute),
  read: () => import("./routes/read-route.tsx").then((module) => module.ReadRoute),
  find: () => import("./routes/find-route.tsx").then((module) => module.FindRoute),
  radar: () => import("./routes/radar-route.tsx").then((module) => module.RadarRoute),
  notes: () => import("./routes/notes-route.tsx").then((module) => module.NotesRoute),
  settings: () => import("./settings/settings-screen.tsx").then((module) => module.SettingsScreen),
};

/** The app: its frame, and the screen of the place one is at. */
export function App() {
  return (
    <Frame>
      <Boundary resetBy={here.value.href}>
        <Screen />
      </Boundary>
    </Frame>
  );
}

/** The route an address names; undefined for one that is none of the app's. */
function routeAt(url: URL): RouteName | undefined {
  if (!url.pathname.startsWith(appBase.pathname)) return undefined;
  const name = url.pathname.slice(appBase.pathname.length).replace(/\/$/, "");
  if (name === "" || name === "index.html") return "today";
  return Object.keys(screens).find((route): route is RouteName => route === name);
}

interface Shown {
  readonly route: RouteName | undefined;
  readonly Screen: ComponentType;
}

interface Failure {
  readonly route: RouteName | undefined;
  readonly reason: unknown;
}

/** The screen of the present place. The one before it stays until the next is there, so nothing flashes. */
function Screen() {
  const route = routeAt(here.value);
  const [shown, setShown] = useState<Shown | undefined>(
    route === "today" ? { route, Screen: TodayScreen } : undefined,
  );
  const [failure, setFailure] = useState<Failure | undefined>(undefined);
  useEffect(() => {
    let left = false;
    const load = route === undefined ? NotFound : screens[route]();
    Promise.resolve(load).then(
      (next) => {
        if (!left) setShown({ route, Screen: next });
      },
      (reason) => {
        if (!left) setFailure({ route, reason });
      },
    );
    return () => {
      left = true;
    };
  }, [route]);
  // A screen that could not be loaded is no reason to take the others away.
  if (failure !== undefined && failure.route === route) throw failure.reason;
  return shown === undefined ? null : <shown.Screen />;
}

function NotFound() {
  return (
    <Page line="none">
      <EmptyState
        title={messages.notFound}
        actions={<ButtonLink href={routeTo("today")}>{messages.toToday}</ButtonLink>}
      />
    </Page>
  );
}
