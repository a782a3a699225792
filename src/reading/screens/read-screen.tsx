import { useEffect, useState } from "preact/hooks";
import { storageFailureText } from "../../storage/failure-messages.ts";
import { SubmitButton } from "../../ui/button.tsx";
import { ChipRow } from "../../ui/chips.tsx";
import { TextField } from "../../ui/field.tsx";
import { lazy } from "../../ui/lazy.tsx";
import { EmptyState } from "../../ui/notice.tsx";
import { Page, PageHeader } from "../../ui/page.tsx";
import { useQuery } from "../../ui/route.ts";
import { showToast } from "../../ui/toast.tsx";
import { fetchArticle } from "../fetch-articles.ts";
import { messages } from "../messages.ts";
import { saveArticle } from "../queue-actions.ts";
import { finished, loadReading, minutesOf, queue, shareRead } from "../reading-store.ts";
import { ArticleRow } from "./article-row.tsx";

const Reader = lazy(() => import("./reader.tsx").then((module) => module.Reader));

/** The reading queue, and the article that is open. */
export function ReadScreen() {
  const open = useQuery().article;
  useEffect(() => void loadReading(), []);
  return (
    <Page
      line="read"
      shows={open === undefined ? "main" : "beside"}
      beside={
        open === undefined ? <EmptyState title={messages.chooseTitle} /> : <Reader key={open} id={open} />
      }
    >
      <ArticleList chosen={open} />
    </Page>
  );
}

function ArticleList({ chosen }: { readonly chosen: string | undefined }) {
  const [view, setView] = useState<"queue" | "finished">("queue");
  const waiting = queue.value;
  const done = finished.value;
  if (waiting === undefined || done === undefined) return null;
  const minutes = waiting.reduce(
    (sum, article) => sum + (minutesOf(article) ?? 0) * (1 - shareRead(article)),
    0,
  );
  const shown = view === "queue" ? waiting : done;
  return (
    <>
      <PageHeader title={messages.title} eyebrow={messages.summary(waiting.length, Math.round(minutes))} />
      <SaveForm />
      <ChipRow
        label={messages.views}
        chosen={view}
        onChoose={setView}
        options={[
          { value: "queue", text: messages.queue, count: waiting.length },
          { value: "finished", text: messages.finished, count: done.length },
        ]}
      />
      {shown.length === 0 && view === "queue" && (
        <EmptyState title={messages.emptyTitle}>{messages.emptyText}</EmptyState>
      )}
      {shown.length === 0 && view === "finished" && <EmptyState title={messages.nothingFinished} />}
      <ul class="article-list">
        {shown.map((article) => (
          <ArticleRow key={article.id} article={article} chosen={article.id === chosen} />
        ))}
      </ul>
    </>
  );
}

function SaveForm() {
  // A link from elsewhere in the app may bring an address along.
  const [address, setAddress] = useState(useQuery().save ?? "");
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
