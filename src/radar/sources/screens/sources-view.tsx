import { useEffect, useState } from "preact/hooks";
import { succeeded } from "../../../storage/database/failure-report.ts";
import { Button } from "../../../ui/controls/button.tsx";
import { ChipActions, ChipButton, ChipRow, FileChip } from "../../../ui/controls/chips.tsx";
import { SelectField } from "../../../ui/controls/select-field.tsx";
import { download } from "../../../ui/download.ts";
import { SectionHeading } from "../../../ui/layout/page.tsx";
import { showToast } from "../../../ui/layout/toast.tsx";
import { rowPlace, VirtualList } from "../../../ui/lists/virtual-list.tsx";
import { lazy } from "../../../ui/rendering/lazy.tsx";
import { refreshRadar } from "../../refresh/refresh.ts";
import { RefreshTrouble } from "../../screens/refresh-line.tsx";
import { itemShelves, loadItems } from "../item-shelf.ts";
import { messages } from "../messages.ts";
import { nameOf } from "../source-name.ts";
import {
  addSources,
  allSources,
  decide,
  loadSources,
  type OfferedItem,
  offeredItems,
} from "../sources-store.ts";
import { sourceTroubleText } from "../trouble-text.ts";
import { ItemRow } from "./item-row.tsx";
import { PieceSheet } from "./piece-sheet.tsx";
import { Starters } from "./starters.tsx";
import "../../../ui/lists/rows.css";
import "./sources.css";
import { withUndo } from "../../../undo/with-undo.ts";

const AddSourceSheet = lazy(() => import("./add-source-sheet.tsx").then((module) => module.AddSourceSheet));
const SourceSheet = lazy(() => import("./source-sheet.tsx").then((module) => module.SourceSheet));

/** What the sources offer, to be decided about quickly, and the sources themselves. */
export function SourcesView() {
  const [sheet, setSheet] = useState<"add" | { readonly source: string } | undefined>(undefined);
  const [tag, setTag] = useState("");
  const [from, setFrom] = useState("");
  const [actionsOf, setActionsOf] = useState<OfferedItem | undefined>(undefined);
  useEffect(() => {
    void loadSources();
    void loadItems();
  }, []);
  const sources = allSources.value;
  const tags = [...new Set(sources.flatMap((source) => source.tags))].sort();
  const all = offeredItems(Date.now());
  const offered = all.filter(
    ({ source, item }) =>
      (tag === "" || source.tags.includes(tag)) &&
      (from === "" || (from === PODCASTS ? item.enclosure !== undefined : source.id === from)),
  );
  const fresh = offered.filter(({ triage }) => triage === undefined).length;
  const skippable = offered.filter(({ triage }) => triage !== "marked");
  const open = typeof sheet === "object" ? sources.find(({ id }) => id === sheet.source) : undefined;
  return (
    <>
      <ChipActions>
        <ChipButton onPress={() => setSheet("add")}>{messages.addSource}</ChipButton>
        <ChipButton onPress={() => void exportOpml()}>{messages.exportOpml}</ChipButton>
        <FileChip
          label={messages.importOpml}
          accept=".opml,.xml,text/x-opml"
          onFile={(file) => void importOpml(file)}
        />
      </ChipActions>
      {tags.length > 0 && (
        <ChipRow
          label={messages.tags}
          options={[{ value: "", text: messages.all }, ...tags.map((one) => ({ value: one, text: one }))]}
          chosen={tag}
          onChoose={setTag}
        />
      )}
      <section>
        <SectionHeading detail={fresh}>{messages.items}</SectionHeading>
        {sources.length > 1 && (
          <SelectField
            label={messages.from}
            value={from}
            options={[
              { value: "", text: messages.everySource },
              ...(all.some(({ item }) => item.enclosure !== undefined)
                ? [{ value: PODCASTS, text: messages.podcasts }]
                : []),
              ...sources.map((source) => ({ value: source.id, text: nameOf(source) })),
            ]}
            onChange={setFrom}
          />
        )}
        {skippable.length > 1 && (
          <Button kind="text" onPress={() => void skipAll(skippable)}>
            {messages.skipAll(skippable.length)}
          </Button>
        )}
        {offered.length === 0 && (
          <p class="quiet-text">{sources.length === 0 ? messages.noSources : messages.noItems}</p>
        )}
        <VirtualList
          class="item-list"
          items={offered}
          rowHeight={ROW}
          away={false}
          row={(one, index, size, top) => (
            <ItemRow
              key={one.source.id + one.item.id}
              offered={one}
              place={rowPlace(index, size, top)}
              onActions={setActionsOf}
            />
          )}
        />
      </section>
      <Starters />
      {sources.length > 0 && (
        <section>
          <SectionHeading detail={sources.length}>{messages.sources}</SectionHeading>
          <ul>
            {sources.map((source) => {
              const shelf = itemShelves.value.get(source.id);
              return (
                <li key={source.id} class="source-row">
                  <button type="button" class="row-button" onClick={() => setSheet({ source: source.id })}>
                    <span class="source-row__name" dir="auto">
                      {nameOf(source)}
                    </span>
                    <span class="source-row__detail">
                      {[
                        source.paused ? messages.paused : "",
                        source.offline ? messages.offline1 : "",
                        ...source.tags,
                        messages.perSource(shelf?.items.length ?? 0),
                      ]
                        .filter((part) => part !== "")
                        .join(" · ")}
                    </span>
                  </button>
                  {shelf?.trouble != null && (
                    <p class="project-row__trouble">{sourceTroubleText(shelf.trouble)}</p>
                  )}
                </li>
              );
            })}
          </ul>
        </section>
      )}
      <RefreshTrouble />
      {actionsOf !== undefined && <PieceSheet offered={actionsOf} onClose={() => setActionsOf(undefined)} />}
      {sheet === "add" && <AddSourceSheet onClose={() => setSheet(undefined)} />}
      {open !== undefined && <SourceSheet source={open} onClose={() => setSheet(undefined)} />}
    </>
  );
}

/** How high the rows of a long list are, in rem; sources.css says so as well. */
const ROW = 6;

/** Stands for all that is to be listened to, where a source's id might. */
const PODCASTS = "podcasts";

async function skipAll(offered: readonly OfferedItem[]): Promise<void> {
  const all = offered.map(({ source, item }) => ({ source: source.id, item: item.id }));
  await withUndo(decide(all, "skipped", Date.now()), messages.skippedMany(all.length));
}

async function exportOpml(): Promise<void> {
  const sources = allSources.peek();
  if (sources.length === 0) return showToast(messages.nothingToExport);
  const { writeOpml } = await import("../opml.ts");
  download("wayside-sources.opml", writeOpml("Wayside", sources), "text/x-opml");
  showToast(messages.exported("wayside-sources.opml"));
}

async function importOpml(file: File): Promise<void> {
  const { readOpml } = await import("../opml.ts");
  const found = readOpml(new Uint8Array(await file.arrayBuffer()));
  if (found === undefined || found.length === 0) return showToast(messages.importNothing);
  const { added, outcome } = await addSources(found, Date.now());
  if (!succeeded(outcome)) return;
  showToast(messages.imported(added.length, found.length - added.length));
  if (added.length > 0) void refreshRadar("by-hand");
}
