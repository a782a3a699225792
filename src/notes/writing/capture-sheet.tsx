import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { randomId } from "../../records/identity.ts";
import { storageFailureText } from "../../storage/database/failure-messages.ts";
import { Button, ButtonLink } from "../../ui/controls/button.tsx";
import { Sheet } from "../../ui/layout/sheet.tsx";
import { routeTo } from "../../ui/navigation/route.ts";
import { AboutChip } from "../linking/about-chip.tsx";
import { messages } from "../messages.ts";
import type { About } from "../note-record.ts";
import { NoteWriter } from "./note-writer.ts";
import "./capture-sheet.css";

/** A thought, kept as it is typed, over whatever is on the screen; the place below stays where it was. */
export function CaptureSheet({ about, onClose }: { readonly about: About; readonly onClose: () => void }) {
  const id = useMemo(randomId, []);
  const opening = useMemo(() => NoteWriter.open(id, about), [id]);
  const [writer, setWriter] = useState<NoteWriter | undefined>(undefined);
  const [trouble, setTrouble] = useState("");
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    void opening.then((opened) => {
      if (!opened.ok) return setTrouble(storageFailureText(opened.failure));
      setWriter(opened.value);
      // What was typed before the note could be opened is its first text.
      const typed = field.current?.value ?? "";
      if (typed !== "") opened.value.write(typed);
    });
    return () => void opening.then((opened) => (opened.ok ? opened.value.close() : undefined));
  }, [opening]);
  const keeping = writer?.keeping.value ?? { kind: "untouched" as const };
  const failed = keeping.kind === "failed" ? storageFailureText(keeping.failure) : trouble;
  return (
    <Sheet title={messages.capture} closeLabel={messages.captureDone} onClose={onClose}>
      <AboutChip about={about} />
      <textarea
        ref={field}
        autofocus
        dir="auto"
        class="capture__field"
        aria-label={messages.field}
        placeholder={messages.placeholder}
        onInput={(event) => writer?.write(event.currentTarget.value)}
      />
      <div class="capture__foot">
        {failed === "" ? (
          <span role="status">{keeping.kind === "failed" ? "" : messages[keeping.kind]}</span>
        ) : (
          <span role="alert">{messages.notKept + failed}</span>
        )}
        {keeping.kind === "untouched" ? (
          <Button kind="text" onPress={onClose}>
            {messages.close}
          </Button>
        ) : (
          <ButtonLink kind="text" href={routeTo("notes", { note: id })}>
            {messages.captureOpen}
          </ButtonLink>
        )}
      </div>
    </Sheet>
  );
}
