import { useState } from "preact/hooks";
import { IconButton } from "../../ui/controls/button.tsx";
import { SelectionBar } from "../../ui/lists/selection-bar.tsx";
import { withUndo } from "../../undo/with-undo.ts";
import { ExportSheet } from "../exporting/export-sheet.tsx";
import { messages } from "../messages.ts";
import type { Note } from "../note-record.ts";
import { removeNotes } from "../notes-store.ts";

/** What is done to the selected notes at once. */
export function NoteSelection(props: {
  readonly notes: readonly Note[];
  readonly onAll: () => void;
  readonly onDone: () => void;
}) {
  const [exporting, setExporting] = useState(false);
  const ids = props.notes.map(({ id }) => id);
  const none = ids.length === 0;
  const remove = async (): Promise<void> => {
    props.onDone();
    await withUndo(removeNotes(ids), messages.deletedMany(ids.length));
  };
  return (
    <SelectionBar
      label={messages.selected(ids.length)}
      all={{ label: messages.selectAll, onPress: props.onAll }}
    >
      <IconButton
        icon="export"
        label={messages.exportSelected(ids.length)}
        disabled={none}
        onPress={() => setExporting(true)}
      />
      <IconButton
        icon="remove"
        label={messages.deleteSelected}
        disabled={none}
        onPress={() => void remove()}
      />
      <IconButton icon="check" label={messages.endSelection} onPress={props.onDone} />
      {exporting && <ExportSheet notes={ids} onClose={() => setExporting(false)} />}
    </SelectionBar>
  );
}
