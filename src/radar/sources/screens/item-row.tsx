import { IconButton } from "../../../ui/controls/button.tsx";
import { swipeable } from "../../../ui/lists/swipe.ts";
import { hrefOf } from "../../../ui/navigation/href.ts";
import { routeTo } from "../../../ui/navigation/route.ts";
import { messages } from "../messages.ts";
import { nameOf } from "../source-name.ts";
import type { OfferedItem } from "../sources-store.ts";
import { pieceDetail } from "./piece-detail.ts";
import { triageWithUndo } from "./triage-with-undo.ts";
import "../../../ui/lists/rows.css";
import "./sources.css";

/** A piece that is offered: it opens here, and slides into the queue or out of the list. */
export function ItemRow(props: {
  readonly offered: OfferedItem;
  readonly place: object;
  readonly onActions: (offered: OfferedItem) => void;
}) {
  const { offered } = props;
  const { source, item, triage } = offered;
  return (
    <li
      {...props.place}
      ref={swipeable({
        right: { label: messages.readLater, run: () => void triageWithUndo(offered, "later") },
        left: { label: messages.skip, run: () => void triageWithUndo(offered, "skipped") },
      })}
      class={`item-row swipe-row${triage === "opened" ? " item-row--opened" : ""}`}
    >
      <div class="item-row__words">
        <a
          class="item-row__title two-lines"
          data-row
          dir="auto"
          href={hrefOf(routeTo("radar", { view: "sources", source: source.id, piece: item.id }))}
        >
          {item.title}
        </a>
        <p class="item-row__detail" dir="auto">
          {triage === undefined && <span class="item-row__new">{messages.isNew}</span>}
          {triage === "marked" && <span class="item-row__new">{messages.isMarked}</span>}
          {pieceDetail(nameOf(source), item)}
        </p>
      </div>
      <IconButton
        icon="more"
        label={messages.moreAbout(item.title)}
        onPress={() => props.onActions(offered)}
      />
    </li>
  );
}
