import { useEffect, useState } from "preact/hooks";
import { succeeded } from "../../../storage/database/failure-report.ts";
import { Button } from "../../../ui/controls/button.tsx";
import { toolbarKeys } from "../../../ui/controls/toolbar-keys.ts";
import { highlight as highlightIcon, share } from "../../../ui/icons/reading-icons.ts";
import { lazy } from "../../../ui/rendering/lazy.tsx";
import { offerUndo } from "../../../undo/with-undo.ts";
import type { Article } from "../../article-record.ts";
import { keepHighlight } from "../../highlights/highlights-store.ts";
import { copyQuote, shareQuote } from "../../highlights/quote-sharing.ts";
import { messages } from "../messages.ts";
import type { OpenText } from "./open-text.ts";

const HighlightSheet = lazy(() =>
  import("../../highlights/highlight-sheet.tsx").then((module) => module.HighlightSheet),
);

/** What can be done with a selected passage. It stands below, where the device's own menu does not. */
export function SelectionMenu({ article, text }: { readonly article: Article; readonly text: OpenText }) {
  const [selected, setSelected] = useState(text.selection());
  const [noting, setNoting] = useState<string | undefined>(undefined);
  useEffect(() => {
    const update = (): void => setSelected(text.selection());
    document.addEventListener("selectionchange", update);
    return () => document.removeEventListener("selectionchange", update);
  }, [text]);
  const keep = async (andNote: boolean): Promise<void> => {
    if (selected === undefined) return;
    const { id, outcome } = await keepHighlight(article.id, selected.quote, selected.start, Date.now());
    if (!succeeded(outcome)) return;
    getSelection()?.removeAllRanges();
    if (andNote) setNoting(id);
    else offerUndo(messages.highlighted, outcome.ok ? [outcome.value] : []);
  };
  return (
    <>
      {selected !== undefined && (
        <div class="selection-menu" role="toolbar" onKeyDown={toolbarKeys} aria-label={messages.selection}>
          <Button kind="primary" icon={highlightIcon} onPress={() => void keep(false)}>
            {messages.highlight}
          </Button>
          <Button icon="write" onPress={() => void keep(true)}>
            {messages.highlightNote}
          </Button>
          <Button onPress={() => void copyQuote(selected.quote.exact, article)}>{messages.copyQuote}</Button>
          {"share" in navigator && (
            <Button icon={share} onPress={() => void shareQuote(selected.quote.exact, article)}>
              {messages.shareQuote}
            </Button>
          )}
        </div>
      )}
      {noting !== undefined && (
        <HighlightSheet article={article} id={noting} onClose={() => setNoting(undefined)} />
      )}
    </>
  );
}
