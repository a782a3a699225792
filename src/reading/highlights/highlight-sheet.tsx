import { useEffect, useRef, useState } from "preact/hooks";
import { succeeded } from "../../storage/database/failure-report.ts";
import { Button } from "../../ui/controls/button.tsx";
import { TextArea } from "../../ui/controls/field.tsx";
import { Sheet } from "../../ui/layout/sheet.tsx";
import { showToast } from "../../ui/layout/toast.tsx";
import type { Article } from "../article-record.ts";
import { messages } from "../reader/messages.ts";
import { annotate, highlightsById, removeHighlight, restoreHighlight } from "./highlights-store.ts";
import { copyQuote, shareQuote } from "./quote-sharing.ts";

/** Milliseconds of typing between two writes. */
const PACE = 400;

/** One highlight: its words, what one wrote to it, and what can be done with it. */
export function HighlightSheet(props: {
  readonly article: Article;
  readonly id: string;
  readonly onClose: () => void;
}) {
  const highlight = highlightsById.value?.get(props.id);
  const [note, setNote] = useState(highlight?.note ?? "");
  const pending = useRef<
    { readonly text: string; readonly timer: ReturnType<typeof setTimeout> } | undefined
  >(undefined);
  const flush = (): void => {
    const waits = pending.current;
    if (waits === undefined) return;
    clearTimeout(waits.timer);
    pending.current = undefined;
    void annotate(props.id, waits.text).then(succeeded);
  };
  useEffect(() => {
    // The last moments in which a page that is left or killed may still write.
    addEventListener("pagehide", flush);
    document.addEventListener("visibilitychange", flush);
    return () => {
      flush();
      removeEventListener("pagehide", flush);
      document.removeEventListener("visibilitychange", flush);
    };
  }, []);
  if (highlight === undefined) return null;
  const write = (text: string): void => {
    setNote(text);
    clearTimeout(pending.current?.timer);
    pending.current = { text, timer: setTimeout(flush, PACE) };
  };
  const remove = async (): Promise<void> => {
    flush();
    if (!succeeded(await removeHighlight(props.id))) return;
    props.onClose();
    showToast(messages.highlightRemoved, {
      label: messages.undo,
      run: () => void restoreHighlight(props.id, Date.now()).then(succeeded),
    });
  };
  return (
    <Sheet title={messages.highlightTitle} closeLabel={messages.close} onClose={props.onClose}>
      <blockquote class="highlight-sheet__quote">{highlight.exact}</blockquote>
      <TextArea label={messages.annotation} rows={4} value={note} onInput={write} />
      <div class="row-of-buttons">
        <Button onPress={() => void copyQuote(highlight.exact, props.article)}>{messages.copyQuote}</Button>
        {"share" in navigator && (
          <Button onPress={() => void shareQuote(highlight.exact, props.article)}>
            {messages.shareQuote}
          </Button>
        )}
        <Button kind="text" icon="remove" onPress={() => void remove()}>
          {messages.removeHighlight}
        </Button>
      </div>
    </Sheet>
  );
}
