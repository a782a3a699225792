import { useEffect, useState } from "preact/hooks";
import { storageFailureText } from "../../storage/database/failure-messages.ts";
import { TextField } from "../../ui/controls/field.tsx";
import { EmptyState, Notice } from "../../ui/layout/notice.tsx";
import { Page, PageHeader } from "../../ui/layout/page.tsx";
import { navigate } from "../../ui/navigation/location.ts";
import { routeTo, useQuery } from "../../ui/navigation/route.ts";
import { messages } from "../messages.ts";
import type { PassagePart } from "../rules/passage.ts";
import { SearchClient } from "../search-client.ts";
import type { ShownHit } from "../search-message.ts";
import "./find.css";
import { hrefOf } from "../../ui/navigation/href.ts";

/** What a found document is called and where it opens. */
export interface Described {
  readonly kind: string;
  readonly line: "read" | "notes";
  readonly href: string;
}

/** Searches everything on this device as one types. */
export function FindScreen(props: {
  readonly openWorker: () => Worker;
  /** What this page has of the documents already. */
  readonly known: () => unknown;
  readonly describe: (hit: ShownHit) => Described;
}) {
  const asked = useQuery().q ?? "";
  const [query, setQuery] = useState(asked);
  const [client, setClient] = useState<SearchClient | undefined>(undefined);
  useEffect(() => {
    const opened = new SearchClient(props.openWorker(), props.known);
    setClient(opened);
    return () => opened.close();
  }, []);
  // By what stands in the field: one may have typed before there was anything to ask.
  useEffect(() => client?.search(query), [client, query]);
  const found = client?.found.value;
  const documents = client?.documents.value;
  const failure = client?.failure.value;
  const type = (text: string): void => {
    setQuery(text);
    // So that the way back from what was found leads to the same findings.
    navigate(routeTo("find", { q: text === "" ? undefined : text }), true);
  };
  const status =
    found !== undefined && query.trim() !== ""
      ? messages.count(found.hits.length, found.count)
      : documents === undefined
        ? messages.reading
        : messages.ready(documents);
  return (
    <Page line="none">
      <PageHeader title={messages.title} />
      <search>
        <TextField
          label={messages.field}
          placeholder={messages.placeholder}
          focus
          value={query}
          onInput={type}
        />
      </search>
      <p class="quiet-text" role="status">
        {failure === undefined && status}
      </p>
      {failure !== undefined && (
        <Notice urgent>
          {messages.unread} {storageFailureText(failure)}
        </Notice>
      )}
      {found !== undefined && found.count === 0 && query.trim() !== "" && (
        <EmptyState title={messages.nothing}>{messages.nothingText}</EmptyState>
      )}
      <ul class="find-list" aria-label={messages.results}>
        {(query.trim() === "" ? [] : (found?.hits ?? [])).map((hit) => (
          <HitRow key={hit.key} hit={hit} described={props.describe(hit)} />
        ))}
      </ul>
    </Page>
  );
}

function HitRow({ hit, described }: { readonly hit: ShownHit; readonly described: Described }) {
  return (
    <li class={`find-row line-${described.line}`}>
      <p class="find-row__kind">{described.kind}</p>
      <a class="find-row__title" data-row dir="auto" href={hrefOf(described.href)}>
        <Parts parts={hit.title} />
      </a>
      <p class="find-row__passage" dir="auto">
        <Parts parts={hit.passage} />
      </p>
    </li>
  );
}

function Parts({ parts }: { readonly parts: readonly PassagePart[] }) {
  return <>{parts.map(({ text, found }, index) => (found ? <mark key={index}>{text}</mark> : text))}</>;
}
