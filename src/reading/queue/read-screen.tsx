import type { ComponentChildren } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { storageFailureText } from "../../storage/database/failure-messages.ts";
import { IconButton, IconLink, SubmitButton } from "../../ui/controls/button.tsx";
import { TextField } from "../../ui/controls/field.tsx";
import { search } from "../../ui/icons/reading-icons.ts";
import { EmptyState } from "../../ui/layout/notice.tsx";
import { Page, PageHeader } from "../../ui/layout/page.tsx";
import { showToast } from "../../ui/layout/toast.tsx";
import { routeTo, useNavigate, useQuery } from "../../ui/navigation/route.ts";
import { lazy } from "../../ui/rendering/lazy.tsx";
import type { Article } from "../article-record.ts";
import { saveArticle } from "../capture/save-article.ts";
import { fetchArticle } from "../fetching/fetch-articles.ts";
import { articles, loadReading } from "../reading-store.ts";
import { peekShelf } from "../shelf-store.ts";
import { ArticleList } from "./article-list.tsx";
import { messages } from "./messages.ts";
import { loadQueueOrder, queue, queueMinutes } from "./queue-view.ts";

const Reader = lazy(() => import("../reader/reader.tsx").then((module) => module.Reader));
const AddContent = lazy(() => import("../capture/add-content.tsx").then((module) => module.AddContent));

export interface ReadScreenProps {
  /** Minutes of the next ride, for what fits it. */
  readonly rideMinutes: number;
  /** What stands over an open article while a ride is under way. */
  readonly ride?: ComponentChildren;
  /** The article that comes after one on the ride; undefined where no ride says. */
  readonly nextOnRide?: (id: string) => Article | undefined;
}

/** The reading queue, and the article that is open. */
export function ReadScreen({ rideMinutes, ride, nextOnRide }: ReadScreenProps) {
  const { article: open, received } = useQuery();
  const navigate = useNavigate();
  useEffect(() => {
    void loadReading();
    void loadQueueOrder();
  }, []);
  useEffect(() => {
    if (received === undefined) return;
    navigate(routeTo("read"), true);
    if (received === "none")
      void import("../capture/messages.ts").then((add) => showToast(add.messages.receivedNothing));
  }, [received]);
  useKeptScroll(open === undefined);
  return (
    <Page
      line="read"
      shows={open === undefined ? "main" : "beside"}
      beside={
        open === undefined ? (
          <EmptyState title={messages.chooseTitle} />
        ) : (
          <Reader key={open} id={open} ride={ride} nextOf={(id) => nextOnRide?.(id) ?? nextInQueue(id)} />
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

/** The next of the queue that is on this device. */
function nextInQueue(id: string): Article | undefined {
  return queue.value.find((article) => article.id !== id && peekShelf(article.id).present);
}

function Queue({
  chosen,
  rideMinutes,
}: {
  readonly chosen: string | undefined;
  readonly rideMinutes: number;
}) {
  const [adding, setAdding] = useState(false);
  const reading = articles.reading.value;
  if (reading.kind === "unread") return null;
  const count = queue.value.length;
  return (
    <>
      <PageHeader title={messages.title} eyebrow={messages.summary(count, Math.round(queueMinutes.value))}>
        <IconLink icon={search} label={messages.find} href={routeTo("find")} />
        <IconButton icon="plus" label={messages.addOther} onPress={() => setAdding(true)} />
      </PageHeader>
      <SaveForm />
      {adding && <AddContent onClose={() => setAdding(false)} />}
      {reading.kind === "failed" ? (
        <EmptyState title={messages.unreadable}>{storageFailureText(reading.failure)}</EmptyState>
      ) : (
        <ArticleList chosen={chosen} rideMinutes={rideMinutes} />
      )}
    </>
  );
}

function SaveForm() {
  // A link from elsewhere in the app may bring an address along; the shortcut on the home screen asks for one.
  const { save: brought = "", add } = useQuery();
  const [address, setAddress] = useState(brought);
  const [trouble, setTrouble] = useState<string | undefined>(undefined);
  const save = async (): Promise<void> => {
    const outcome = await saveArticle(address, Date.now());
    if (!outcome.ok) {
      const { failure } = outcome;
      setTrouble(failure.kind === "not-an-address" ? messages.notAnAddress : storageFailureText(failure));
      return;
    }
    // The next address may be half typed by now.
    setAddress((current) => (current === address ? "" : current));
    setTrouble(undefined);
    showToast(
      outcome.value.known ? messages.known : navigator.onLine ? messages.saved : messages.savedOffline,
    );
    void fetchArticle(outcome.value.id);
  };
  return (
    <form
      class="save-form"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <TextField
        kind="url"
        label={messages.address}
        focus={add !== undefined}
        placeholder={messages.addressPlaceholder}
        value={address}
        onInput={(value) => {
          setAddress(value);
          setTrouble(undefined);
        }}
        {...(trouble === undefined ? {} : { trouble })}
      />
      <SubmitButton kind="primary">{messages.save}</SubmitButton>
    </form>
  );
}
