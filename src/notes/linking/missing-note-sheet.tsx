import { Button } from "../../ui/controls/button.tsx";
import { Sheet } from "../../ui/layout/sheet.tsx";
import { routeTo, useNavigate } from "../../ui/navigation/route.ts";
import { withUndo } from "../../undo/with-undo.ts";
import { messages } from "../messages.ts";
import type { LinkOrigin } from "../rules/path-index.ts";
import { beginLinkedNote } from "./begin-linked-note.ts";

/** Offers to begin the note a link leads to, where there is none yet; nothing is made until that is pressed. */
export function MissingNoteSheet(props: {
  readonly target: string;
  readonly from: LinkOrigin;
  readonly onClose: () => void;
}) {
  const { target, from, onClose } = props;
  const navigate = useNavigate();
  const begin = async (): Promise<void> => {
    const { id, begun } = await beginLinkedNote(target, from, Date.now());
    onClose();
    if (await withUndo(Promise.resolve(begun), messages.noteBegun)) navigate(routeTo("notes", { note: id }));
  };
  return (
    <Sheet title={messages.missingNote} closeLabel={messages.close} onClose={onClose}>
      <p class="quiet-text">{messages.missingNoteText(target)}</p>
      <Button kind="primary" full onPress={() => void begin()}>
        {messages.createNote(target)}
      </Button>
    </Sheet>
  );
}
