import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { nowHeard } from "../../reading/listening/now-heard.ts";
import { Icon } from "../../ui/icons/icon.tsx";
import { search } from "../../ui/icons/reading-icons.ts";
import { scrollToTop } from "../../ui/layout/scroll-to-top.ts";
import { ToastPlace } from "../../ui/layout/toast.tsx";
import { here } from "../../ui/navigation/location.ts";
import { type Place, places, routeTo } from "../../ui/navigation/route.ts";
import { firstPaint } from "../first-paint.ts";
import { keysShown } from "../keyboard/keys-shown.ts";
import { messages } from "../messages.ts";
import { offeredFiles } from "../sharing/offered-files.ts";
import { lazyPart } from "./boundary.tsx";
import "./capture-button.css";
import { captureShown } from "./capture-shown.ts";
import { Notices } from "./notices.tsx";
import "./frame.css";
import { hrefOf } from "../../ui/navigation/href.ts";

const KeysSheet = lazyPart(() => import("../keyboard/keys-sheet.tsx").then((module) => module.KeysSheet));
const Capture = lazyPart(() => import("./capture.tsx").then((module) => module.Capture));
const MiniPlayer = lazyPart(() =>
  import("../../reading/listening/mini-player.tsx").then((module) => module.MiniPlayer),
);
const OfferedFileSheet = lazyPart(() =>
  import("../sharing/offered-file-sheet.tsx").then((module) => module.OfferedFileSheet),
);
const StatusLine = lazyPart(() => import("./status-line.tsx").then((module) => module.StatusLine));

/** What stands around every page: the places, the status, and what concerns the whole app. */
export function Frame({ children }: { readonly children: ComponentChildren }) {
  const { pathname: path } = here.value;
  const name = path.split("/").at(-1) ?? "";
  const main = useRef<HTMLElement>(null);
  const first = useRef(true);
  // A new page begins at its top, and for a screen reader at its beginning.
  useEffect(() => {
    if (first.current) {
      first.current = false;
      return;
    }
    scrollToTop();
    main.current?.focus({ preventScroll: true });
  }, [path]);
  return (
    <div class="frame">
      <a class="skip-link" href="#content">
        {messages.skip}
      </a>
      <nav class="tab-bar" aria-label={messages.navigation}>
        <span class="tab-bar__brand" aria-hidden="true">
          {messages.appName}
        </span>
        {places.map((place) => (
          <Tab key={place} place={place} current={name === place || (name === "" && place === "today")} />
        ))}
        <button
          type="button"
          class="capture-button"
          aria-label={messages.capture}
          title={messages.capture}
          onClick={() => {
            captureShown.value = true;
          }}
        >
          <Icon name="write" />
        </button>
        <a
          class="tab-bar__tab tab-bar__tab--settings line-none"
          href={hrefOf(routeTo("find"))}
          aria-label={messages.search}
          aria-current={name === "find" ? "page" : undefined}
        >
          <Icon name={search} />
          {messages.searchTab}
        </a>
        <a
          class="tab-bar__tab tab-bar__tab--settings line-none"
          href={hrefOf(routeTo("settings"))}
          aria-current={name === "settings" ? "page" : undefined}
        >
          <Icon name="settings" />
          {messages.settings}
        </a>
      </nav>
      <div class="frame__top">
        <div class="frame__status">{firstPaint.value && <StatusLine />}</div>
        <section class="frame__notices" aria-label={messages.notices}>
          <Notices />
        </section>
      </div>
      <main class="frame__main" id="content" ref={main} tabIndex={-1}>
        {children}
      </main>
      {nowHeard.value !== undefined && <MiniPlayer />}
      {captureShown.value && <Capture />}
      {keysShown.value && <KeysSheet />}
      {offeredFiles.value.length > 0 && <OfferedFileSheet />}
      <ToastPlace />
    </div>
  );
}

function Tab({ place, current }: { readonly place: Place; readonly current: boolean }) {
  return (
    <a
      class={`tab-bar__tab ${lineOf[place]}`}
      href={hrefOf(routeTo(place))}
      aria-current={current ? "page" : undefined}
    >
      <Icon name={place} />
      {messages.places[place]}
    </a>
  );
}

const lineOf: Readonly<Record<Place, string>> = {
  today: "line-plan",
  plan: "line-plan",
  read: "line-read",
  radar: "line-radar",
  notes: "line-notes",
};
