import { Button, OutsideLink } from "../../../ui/controls/button.tsx";
import { Sheet } from "../../../ui/layout/sheet.tsx";
import { messages } from "../messages.ts";
import type { OfferedItem } from "../sources-store.ts";
import { triageWithUndo } from "./triage-with-undo.ts";

/** What can be decided about a piece, with words. */
export function PieceSheet({
  offered,
  onClose,
}: {
  readonly offered: OfferedItem;
  readonly onClose: () => void;
}) {
  const { item, triage } = offered;
  const isMarked = triage === "marked";
  const decide = async (how: Parameters<typeof triageWithUndo>[1]): Promise<void> => {
    if (await triageWithUndo(offered, how)) onClose();
  };
  return (
    <Sheet title={item.title} closeLabel={messages.close} onClose={onClose}>
      <div class="piece-actions">
        <Button kind="primary" full icon="read" onPress={() => void decide("later")}>
          {messages.readLater}
        </Button>
        <Button full onPress={() => void decide("skipped")}>
          {messages.skip}
        </Button>
        <Button full onPress={() => void decide(isMarked ? null : "marked")}>
          {isMarked ? messages.unmark : messages.mark}
        </Button>
        {item.address !== "" && (
          <OutsideLink full href={item.address}>
            {messages.original}
          </OutsideLink>
        )}
      </div>
    </Sheet>
  );
}
