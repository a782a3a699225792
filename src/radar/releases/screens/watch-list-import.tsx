import { useState } from "preact/hooks";
import { succeeded } from "../../../storage/database/failure-report.ts";
import { Button } from "../../../ui/controls/button.tsx";
import { FileChip } from "../../../ui/controls/chips.tsx";
import { Sheet } from "../../../ui/layout/sheet.tsx";
import { showToast } from "../../../ui/layout/toast.tsx";
import { refreshRadar } from "../../refresh/refresh.ts";
import { messages } from "../messages.ts";
import { addProjects } from "../projects-store.ts";
import type { RepositoryList } from "../rules/watch-list-file.ts";

/** Takes a watch list up; one of several lists where the file has more. */
export function WatchListImport() {
  const [lists, setLists] = useState<readonly RepositoryList[]>([]);
  const take = async (repositories: readonly string[]): Promise<void> => {
    setLists([]);
    const { added, outcome } = await addProjects(repositories, Date.now());
    if (!succeeded(outcome)) return;
    showToast(messages.imported(added, repositories.length - added));
    void refreshRadar("by-hand");
  };
  const open = async (file: File): Promise<void> => {
    const { readWatchList } = await import("../rules/watch-list-file.ts");
    const found = readWatchList(await file.text());
    const [only] = found;
    if (only === undefined) showToast(messages.importNothing);
    else if (found.length === 1) await take(only.repositories);
    else setLists(found);
  };
  return (
    <>
      <FileChip
        label={messages.importList}
        accept=".json,.txt,.md,.csv,application/json,text/plain"
        onFile={(file) => void open(file)}
      />
      {lists.length > 0 && (
        <Sheet title={messages.choose} closeLabel={messages.close} onClose={() => setLists([])}>
          <p class="quiet-text">{messages.importHint}</p>
          <div class="row-of-buttons">
            {lists.map(({ name, repositories }) => (
              <Button key={name} onPress={() => void take(repositories)}>
                {messages.importSome(
                  repositories.length,
                  name === "included" ? messages.included : name === "" ? messages.importList : name,
                )}
              </Button>
            ))}
          </div>
        </Sheet>
      )}
    </>
  );
}
