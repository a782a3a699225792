import { Icon } from "../../ui/icons/icon.tsx";
import { hrefOf } from "../../ui/navigation/href.ts";
import { routeTo } from "../../ui/navigation/route.ts";
import { messages } from "../messages.ts";
import { folderTrail, type NoteFolder } from "../rules/note-folders.ts";
import "../../ui/lists/rows.css";
import "./folder-rows.css";

const folderDrawing = { path: "M3.500 6.500h6l2 2.500h9v10h-17z" };

/** The folder that is open with the way back up, and the folders in it, each with how many notes it holds. */
export function FolderRows({
  folder,
  folders,
}: {
  readonly folder: string;
  readonly folders: readonly NoteFolder[];
}) {
  return (
    <>
      <nav class="folder-trail" aria-label={messages.folderTrail}>
        <ol>
          <FolderStep path="" name={messages.allFolders} isOpen={folder === ""} />
          {folderTrail(folder).map(({ path, name }) => (
            <FolderStep key={path} path={path} name={name} isOpen={path === folder} />
          ))}
        </ol>
      </nav>
      {folders.length > 0 && (
        <ul class="folder-list" aria-label={messages.folders}>
          {folders.map(({ path, name, count }) => (
            <li key={path}>
              <a class="folder-row" href={hrefOf(routeTo("notes", { folder: path }))}>
                <Icon name={folderDrawing} />
                <span class="folder-row__name" dir="auto">
                  {name}
                </span>
                <span class="folder-row__count">
                  {count}
                  <span class="visually-hidden"> {messages.notesIn(count)}</span>
                </span>
              </a>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function FolderStep(props: { readonly path: string; readonly name: string; readonly isOpen: boolean }) {
  const { path, name, isOpen } = props;
  return (
    <li class="folder-trail__step">
      <a href={hrefOf(routeTo("notes", { folder: path }))} aria-current={isOpen ? "true" : undefined}>
        <bdi>{name}</bdi>
      </a>
    </li>
  );
}
