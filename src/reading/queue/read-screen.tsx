import type { ComponentChildren } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { storageFailureText } from "../../storage/database/failure-messages.ts";
import { IconButton, IconFileButton } from "../../ui/controls/button.tsx";
import { EmptyState } from "../../ui/layout/notice.tsx";
import { Page, PageHeader } from "../../ui/layout/page.tsx";
import { showToast } from "../../ui/layout/toast.tsx";
import { useWide } from "../../ui/layout/wide.ts";
import { routeTo, useNavigate, useQuery } from "../../ui/navigation/route.ts";
import { lazy } from "../../ui/rendering/lazy.tsx";
import type { Article } from "../article-record.ts";
import { messages as importMessages } from "../importing/messages.ts";
import { articles, loadReading } from "../reading-store.ts";
import { ArticleList } from "./article-list.tsx";
import { messages } from "./messages.ts";
import { nextInQueue } from "./next-in-queue.ts";
import { queueMinutes, queueTimed } from "./queue-view.ts";
import { loadQueueOrder, queue } from "./unread-queue.ts";

const Reader = lazy(() => import("../reader/reader.tsx").then((module) => module.Reader));
const GoOn = lazy(() => import("./go-on.tsx").then((module) => module.GoOn));
const ImportSheet = lazy(() => import("../importing/import-sheet.tsx").then((module) => module.ImportSheet));
const AddressForm = lazy(() => import("../capture/address-form.tsx").then((module) => module.AddressForm));
const AddContent = lazy(() => import("../capture/add-content.tsx").then((module) => module.AddContent));

export interface ReadScreenProps {
  /** Minutes of the next ride, for what fits it. */
  readonly rideMinutes: number;
  /** What stands over an open article while a ride is under way. */
  readonly ride?: ComponentChildren;
  /** The article that comes after one on the ride; undefined where no ride says. */
  readonly nextOnRide?: (id: string) => Article | undefined;
  readonly isOnRide?: boolean;
}

/** The reading queue, and the article that is open. */
export function ReadScreen({ rideMinutes, ride, nextOnRide, isOnRide }: ReadScreenProps) {
  const { article: open, received, title, text, url } = useQuery();
  const navigate = useNavigate();
  const wide = useWide();
  useEffect(() => {
    void loadReading();
    void loadQueueOrder();
  }, []);
  useEffect(() => {
    if (received === undefined) return;
    navigate(routeTo("read"), true);
    // What came as words was kept all the same.
    if (received === "none" && title === undefined && text === undefined && url === undefined)
      void import("../capture/messages.ts").then((add) => showToast(add.messages.receivedNothing));
  }, [received]);
  useKeptScroll(open === undefined);
  return (
    <Page
      line="read"
      shows={open === undefined ? "main" : "beside"}
      beside={
        open === undefined ? (
          wide && <GoOn />
        ) : (
          <Reader
            key={open}
            id={open}
            ride={ride}
            nextOf={(id) => nextOnRide?.(id) ?? nextInQueue(id)}
            goesOn={isOnRide === true}
          />
        )
      }
    >
      <Queue chosen={open} rideMinutes={rideMinutes} />
    </Page>
  );
}

/** On narrow screens the queue and an article share the page: coming back, the queue stands where it was left. */
function useKeptScroll(inQueue: boolean): void {
  const top = useRef(0);
  useLayoutEffect(() => {
    if (!inQueue) return;
    scrollTo({ top: top.current, behavior: "instant" });
    const follow = (): void => {
      top.current = scrollY;
    };
    addEventListener("scroll", follow, { passive: true });
    return () => removeEventListener("scroll", follow);
  }, [inQueue]);
}

function Queue({
  chosen,
  rideMinutes,
}: {
  readonly chosen: string | undefined;
  readonly rideMinutes: number;
}) {
  const [adding, setAdding] = useAdding();
  const [importing, setImporting] = useState<
    { readonly files: readonly File[]; readonly turn: number } | undefined
  >(undefined);
  const turns = useRef(0);
  const reading = articles.reading.value;
  // Whoever had nothing to read finds the field without a +, and it stays while one is here.
  const beganEmpty = useRef<boolean | undefined>(undefined);
  if (reading.kind === "unread") return null;
  const count = queue.value.length;
  beganEmpty.current ??= count === 0;
  return (
    <>
      <PageHeader
        title={messages.title}
        eyebrow={messages.summary(count, queueTimed.value, Math.round(queueMinutes.value))}
      >
        <IconFileButton
          icon="waiting"
          label={importMessages.import}
          accept=".csv,.json,.html,.htm,.zip,.txt,text/csv,application/json,text/html,application/zip"
          onFiles={(files) => setImporting({ files, turn: ++turns.current })}
        />
        <IconButton icon="plus" label={messages.add} onPress={() => setAdding("")} />
      </PageHeader>
      {importing !== undefined && (
        <ImportSheet
          key={importing.turn}
          files={importing.files}
          // The sheet before this one may only now say that it was closed.
          onClose={() => setImporting((now) => (now === importing ? undefined : now))}
        />
      )}
      {adding !== undefined && <AddContent brought={adding} onClose={() => setAdding(undefined)} />}
      {reading.kind === "failed" ? (
        <EmptyState title={messages.unreadable}>{storageFailureText(reading.failure)}</EmptyState>
      ) : (
        <>
          {beganEmpty.current && adding === undefined && <AddressForm brought="" focus={false} />}
          <ArticleList chosen={chosen} rideMinutes={rideMinutes} />
        </>
      )}
    </>
  );
}

/**
 * The address with which the ways to add are open, undefined while they are not. A link from elsewhere may bring one
 * along, the shortcut on the home screen asks for one, and an address that is pasted where no field is, is meant for it.
 */
function useAdding(): [string | undefined, (address: string | undefined) => void] {
  const { save, add } = useQuery();
  const navigate = useNavigate();
  const [adding, setAdding] = useState<string | undefined>(undefined);
  useEffect(() => {
    if (save === undefined && add === undefined) return;
    setAdding(save ?? "");
    navigate(routeTo("read"), true);
  }, [save, add]);
  useEffect(() => {
    const paste = (event: ClipboardEvent): void => {
      const { target } = event;
      if (target instanceof Element && target.closest("input, textarea, dialog, [contenteditable]") !== null)
        return;
      const pasted = event.clipboardData?.getData("text/plain").trim() ?? "";
      if (/^https?:\/\/\S+$/i.test(pasted)) setAdding(pasted);
    };
    document.addEventListener("paste", paste);
    return () => document.removeEventListener("paste", paste);
  }, []);
  return [adding, setAdding];
}
