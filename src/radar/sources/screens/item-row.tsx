import { succeeded } from "../../../storage/database/failure-report.ts";
import { IconButton } from "../../../ui/controls/button.tsx";
import { showToast } from "../../../ui/layout/toast.tsx";
import { keepForLater } from "../keep-for-later.ts";
import { messages } from "../messages.ts";
import { decide, nameOf, type OfferedItem } from "../sources-store.ts";
import "../../../ui/lists/rows.css";
import "./sources.css";
import { hrefOf } from "../../../ui/navigation/href.ts";
import { offerUndo } from "../../../undo/with-undo.ts";

const day = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "short" });

/** A piece that is offered, and what can be decided about it: later, marked, skipped. */
export function ItemRow({ offered, place }: { readonly offered: OfferedItem; readonly place: object }) {
  const { source, item, triage: decided } = offered;
  const isMarked = decided === "marked";
  return (
    <li {...place} class="item-row">
      <p class="item-row__title two-lines" dir="auto">
        {item.address === "" ? (
          item.title
        ) : (
          <a data-row href={hrefOf(item.address)} target="_blank" rel="noreferrer noopener">
            {item.title}
          </a>
        )}
      </p>
      <div class="item-row__foot">
        <p class="item-row__detail">
          {[
            nameOf(source),
            item.publishedAt === 0 ? "" : day.format(item.publishedAt),
            item.enclosure === undefined ? "" : messages.listen,
          ]
            .filter((part) => part !== "")
            .join(" · ")}
        </p>
        <div class="item-row__actions">
          <IconButton
            icon="read"
            label={messages.laterLabel(item.title)}
            onPress={() => void triage(offered, "later")}
          />
          <IconButton
            icon={{ path: "M7 4h10v16l-5-4-5 4z" }}
            label={messages.markLabel(item.title)}
            pressed={isMarked}
            onPress={() => void triage(offered, isMarked ? null : "marked")}
          />
          <IconButton
            icon={{ path: "M6 6l12 12M18 6L6 18" }}
            label={messages.skipLabel(item.title)}
            onPress={() => void triage(offered, "skipped")}
          />
        </div>
      </div>
    </li>
  );
}

async function triage(
  { source, item }: OfferedItem,
  how: "later" | "skipped" | "marked" | null,
): Promise<void> {
  const one = [{ source: source.id, item: item.id }];
  const kept = how === "later" ? await keepForLater(item, source) : { undo: [] };
  if (kept === undefined) return showToast(messages.notLater);
  const decided = await decide(one, how, Date.now());
  if (!succeeded(decided) || how === null) return;
  const words = how === "later" ? messages.isLater : how === "skipped" ? messages.skipped : messages.marked;
  offerUndo(words, decided.ok ? [decided.value, kept] : [kept]);
}
