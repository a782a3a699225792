import { Button } from "../../ui/controls/button.tsx";
import { messages } from "../messages.ts";
import { exportAll } from "./export-all.ts";
import type { Further } from "./export-sheet.tsx";

/** Hands all notes over as a zip of Markdown files. */
export function ExportNotesButton({ further }: { readonly further: Further }) {
  return (
    <Button icon="export" onPress={() => void exportAll(further)}>
      {messages.exportNotes}
    </Button>
  );
}
