import { useEffect, useState } from "preact/hooks";
import { storageFailureText } from "../../storage/database/failure-messages.ts";
import { Button } from "../../ui/controls/button.tsx";
import { TextField } from "../../ui/controls/field.tsx";
import { EmptyState, Notice } from "../../ui/layout/notice.tsx";
import { type Line, Page, PageHeader, SectionHeading } from "../../ui/layout/page.tsx";
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
  readonly line: Line;
  readonly href: string;
}

/** Searches everything on this device as one types. */
export function FindScreen(props: {
  readonly openWorker: () => Worker;
  /** What this page has of the documents already. */
  readonly known: () => Promise<unknown>;
  readonly describe: (hit: ShownHit) => Described;
  /** What the things of a group are called together. */
  readonly groupTitle: (group: string) => string;
}) {
  const asked = useQuery().q ?? "";
  const [query, setQuery] = useState(asked);
  const [client, setClient] = useState<SearchClient | undefined>(undefined);
  useEffect(() => {
    const opened = new SearchClient(props.openWorker(), props.known);
    setClient(opened);
    return () => opened.close();
  }, []);
  const [whole, setWhole] = useState("");
  // By what stands in the field: one may have typed before there was anything to ask.
  useEffect(() => client?.search(query, whole), [client, query, whole]);
  const found = client?.found.value;
  const documents = client?.documents.value;
  const failure = client?.failure.value;
  const type = (text: string): void => {
    setQuery(text);
    setWhole("");
    // So that the way back from what was found leads to the same findings.
    navigate(routeTo("find", { q: text === "" ? undefined : text }), true);
  };
  const status =
    found !== undefined && query.trim() !== ""
      ? messages.count(found.count)
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
      {(query.trim() === "" ? [] : (found?.groups ?? [])).map(({ group, hits, count }) => (
        <section key={group}>
          <SectionHeading detail={count}>{props.groupTitle(group)}</SectionHeading>
          <ul class="find-list" aria-label={props.groupTitle(group)}>
            {hits.map((hit) => (
              <HitRow key={hit.key} hit={hit} described={props.describe(hit)} />
            ))}
          </ul>
          {count > hits.length && whole !== group && (
            <Button kind="text" onPress={() => setWhole(group)}>
              {messages.more(count - hits.length)}
            </Button>
          )}
          {count > hits.length && whole === group && (
            <p class="quiet-text">{messages.furtherWords(count - hits.length)}</p>
          )}
        </section>
      ))}
    </Page>
  );
}

function HitRow({ hit, described }: { readonly hit: ShownHit; readonly described: Described }) {
  const isOutside = /^https?:/i.test(described.href);
  return (
    <li class={`find-row line-${described.line}`}>
      <a
        class="find-row__title"
        data-row
        dir="auto"
        href={hrefOf(described.href)}
        {...(isOutside ? { target: "_blank", rel: "noreferrer noopener" } : {})}
      >
        <Parts parts={hit.title} />
      </a>
      {hit.passage.length > 0 && (
        <p class="find-row__passage" dir="auto">
          <Parts parts={hit.passage} />
        </p>
      )}
    </li>
  );
}

function Parts({ parts }: { readonly parts: readonly PassagePart[] }) {
  return <>{parts.map(({ text, found }, index) => (found ? <mark key={index}>{text}</mark> : text))}</>;
}
