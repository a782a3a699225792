import { useEffect, useRef, useState } from "preact/hooks";
import { NotesAbout } from "../../notes/linking/notes-about.tsx";
import { succeeded } from "../../storage/database/failure-report.ts";
import { ContinuedChange } from "../../storage/records/continued-change.ts";
import { Button } from "../../ui/controls/button.tsx";
import { TextArea } from "../../ui/controls/field.tsx";
import { Sheet } from "../../ui/layout/sheet.tsx";
import { withUndo } from "../../undo/with-undo.ts";
import type { Article } from "../article-record.ts";
import { messages } from "../reader/messages.ts";
import { annotation, highlightById, quoteAsMarkdown, removeHighlight } from "./highlights-store.ts";
import { copyQuote, shareQuote } from "./quote-sharing.ts";
import "./highlight-sheet.css";

/** Milliseconds of typing between two executions. */
const PACE = 400;
/** Letters of a passage that name it. */
const TITLE = 120;

/** One highlight: its words, what one wrote to it, and what can be done with it. */
export function HighlightSheet(props: {
  readonly article: Article;
  readonly id: string;
  readonly onClose: () => void;
}) {
  const highlight = highlightById(props.id);
  const [note, setNote] = useState(highlight?.note ?? "");
  const typing = useRef<ContinuedChange | undefined>(undefined);
  useEffect(() => {
    const continued = new ContinuedChange(PACE, succeeded);
    typing.current = continued;
    return () => void continued.close();
  }, []);
  if (highlight === undefined) return null;
  const write = (text: string): void => {
    setNote(text);
    typing.current?.write([annotation(props.id, text)]);
  };
  const remove = async (): Promise<void> => {
    await typing.current?.settle();
    if (await withUndo(removeHighlight(props.id), messages.highlightRemoved)) props.onClose();
  };
  return (
    <Sheet title={messages.highlightTitle} closeLabel={messages.close} onClose={props.onClose}>
      <blockquote class="highlight-sheet__quote">{highlight.exact}</blockquote>
      <TextArea label={messages.annotation} rows={4} value={note} onInput={write} />
      <NotesAbout
        about={{
          kind: "highlight",
          highlight: props.id,
          article: props.article.id,
          title: highlight.exact.replace(/\s+/g, " ").trim().slice(0, TITLE),
        }}
        label={messages.writeNote}
        text={`${quoteAsMarkdown(highlight.exact, props.article)}\n\n${note.trim() === "" ? "" : `${note.trim()}\n`}`}
      />
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
