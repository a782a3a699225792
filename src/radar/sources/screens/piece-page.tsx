import { useEffect } from "preact/hooks";
import { succeeded } from "../../../storage/database/failure-report.ts";
import { Button, ButtonLink, OutsideLink } from "../../../ui/controls/button.tsx";
import { EmptyState } from "../../../ui/layout/notice.tsx";
import { SubHeader, usePageTitle } from "../../../ui/layout/page.tsx";
import { routeTo, useNavigate } from "../../../ui/navigation/route.ts";
import { messages } from "../messages.ts";
import { addressOf } from "../rules/feed-item.ts";
import { nameOf } from "../source-name.ts";
import { decide, type OfferedItem, pieceOf } from "../sources-store.ts";
import { pieceDetail } from "./piece-detail.ts";
import { triageWithUndo } from "./triage-with-undo.ts";
import "./sources.css";

/** A piece of a source, here: what its feed says of it, its whole text where that is kept, and what to do about it. */
export function PiecePage(props: {
  readonly source: string;
  readonly item: string;
  /** Leads to the text of an address where it is in the queue. */
  readonly keptAt: (address: string) => string | undefined;
}) {
  const offered = pieceOf(props.source, props.item);
  usePageTitle(offered?.item.title ?? messages.sources);
  if (offered === undefined)
    return (
      <>
        <Back />
        <EmptyState title={messages.pieceGone} />
      </>
    );
  return <Piece key={offered.item.id} offered={offered} keptAt={props.keptAt} />;
}

function Back() {
  return (
    <SubHeader back={routeTo("radar", { view: "sources" })} backLabel={messages.back}>
      {messages.sources}
    </SubHeader>
  );
}

function Piece({
  offered,
  keptAt,
}: {
  readonly offered: OfferedItem;
  readonly keptAt: (address: string) => string | undefined;
}) {
  const { source, item, triage } = offered;
  const navigate = useNavigate();
  // What was looked at is no longer new; nothing is decided by that.
  useEffect(() => {
    if (triage === undefined)
      void decide([{ source: source.id, item: item.id }], "opened", Date.now()).then(succeeded);
  }, [item.id]);
  const kept = keptAt(addressOf(item));
  return (
    <>
      <Back />
      <article class="piece">
        <h1 class="piece__title" dir="auto">
          {item.title}
        </h1>
        <p class="piece__detail" dir="auto">
          {[pieceDetail(nameOf(source), item), item.author].filter((part) => part !== "").join(" · ")}
        </p>
        <p class="piece__text" dir="auto">
          {item.text === "" ? messages.saysNothing : item.text}
        </p>
        <div class="row-of-buttons">
          {kept !== undefined ? (
            <ButtonLink kind="primary" icon="read" href={kept}>
              {messages.readHere}
            </ButtonLink>
          ) : (
            <Button kind="primary" icon="read" onPress={() => void triageWithUndo(offered, "later")}>
              {messages.readLater}
            </Button>
          )}
          {triage !== "skipped" && (
            <Button
              onPress={async () => {
                if (await triageWithUndo(offered, "skipped")) navigate(routeTo("radar", { view: "sources" }));
              }}
            >
              {messages.skip}
            </Button>
          )}
          {item.address !== "" && (
            <OutsideLink kind="text" href={item.address}>
              {messages.original}
            </OutsideLink>
          )}
        </div>
      </article>
    </>
  );
}
