import { messages } from "../messages.ts";
import { fileTitle, folderOf } from "../rules/note-path.ts";
import "../../ui/lists/rows.css";
import "./note-name.css";

/** What the open note is called and the folder it lies in; pressed, it is renamed or moved. */
export function NoteName(props: {
  readonly path: string;
  readonly title: string;
  readonly onPress: () => void;
}) {
  const { path, title, onPress } = props;
  const folder = folderOf(path).split("/").join(" / ");
  const name = path === "" ? title : fileTitle(path);
  return (
    <button type="button" class="note-name row-button" title={messages.renameTitle} onClick={onPress}>
      {folder !== "" && (
        <span class="note-name__folder">
          <bdi>{folder}</bdi>
        </span>
      )}
      <span class="note-name__name" dir="auto">
        {name || messages.untitled}
      </span>
    </button>
  );
}
