import { NotesScreen } from "../../notes/screens/notes-screen.tsx";
import { furtherNoteFiles } from "./further-note-files.ts";

/** The notes; what leaves with them comes from the other domains. */
export function NotesRoute() {
  return <NotesScreen further={furtherNoteFiles} />;
}
