import { useState } from "preact/hooks";
import { ErrorBoundary, LocationProvider, lazy, Route, Router } from "preact-iso";
import { appBase } from "../storage/gateway-access.ts";
import { TodayScreen } from "../today/today-screen.tsx";
import { Button, ButtonLink } from "../ui/button.tsx";
import { EmptyState } from "../ui/notice.tsx";
import { Page } from "../ui/page.tsx";
import { type RouteName, routeTo } from "../ui/route.ts";
import { Frame } from "./frame.tsx";
import { messages } from "./messages.ts";

// The first screen comes with the app; the others when they are opened, from the device's own copy.
const PlanRoute = lazy(() => import("./plan-route.tsx").then((module) => module.PlanRoute));
const ReadScreen = lazy(() =>
  import("../reading/screens/read-screen.tsx").then((module) => module.ReadScreen),
);
const RadarRoute = lazy(() => import("./radar-route.tsx").then((module) => module.RadarRoute));
const NotesScreen = lazy(() =>
  import("../notes/screens/notes-screen.tsx").then((module) => module.NotesScreen),
);
const SettingsScreen = lazy(() =>
  import("./settings/settings-screen.tsx").then((module) => module.SettingsScreen),
);

const at = (name: RouteName | ""): string => `${appBase.pathname}${name}`;

/** The app: its frame, and the screen of the place one is at. */
export function App() {
  return (
    <LocationProvider>
      <Frame>
        <Screens />
      </Frame>
    </LocationProvider>
  );
}

function Screens() {
  const [broken, setBroken] = useState<Error | undefined>(undefined);
  if (broken !== undefined) return <Broken error={broken} />;
  return (
    <ErrorBoundary
      onError={(error) => {
        console.error(error);
        setBroken(error);
      }}
    >
      <Router>
        <Route path={at("")} component={TodayScreen} />
        <Route path={at("today")} component={TodayScreen} />
        <Route path={at("plan")} component={PlanRoute} />
        <Route path={at("read")} component={ReadScreen} />
        <Route path={at("radar")} component={RadarRoute} />
        <Route path={at("notes")} component={NotesScreen} />
        <Route path={at("settings")} component={SettingsScreen} />
        <Route path={at("index.html" as "")} component={TodayScreen} />
        <Route default component={NotFound} />
      </Router>
    </ErrorBoundary>
  );
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

function Broken({ error }: { readonly error: Error }) {
  const missing = /import|fetch|module/i.test(error.message);
  return (
    <Page line="none">
      <EmptyState
        title={missing ? messages.missingPart : messages.broken}
        actions={
          <Button kind="primary" onPress={() => location.reload()}>
            {messages.reload}
          </Button>
        }
      >
        {error.message}
      </EmptyState>
    </Page>
  );
}
