import { useEffect, useState } from "preact/hooks";
import { storageFailureText } from "../../storage/database/failure-messages.ts";
import { succeeded } from "../../storage/database/failure-report.ts";
import { Button } from "../../ui/controls/button.tsx";
import { Disclosure } from "../../ui/controls/disclosure.tsx";
import { Progress } from "../../ui/layout/notice.tsx";
import { Sheet } from "../../ui/layout/sheet.tsx";
import { showToast } from "../../ui/layout/toast.tsx";
import { fetchWaiting } from "../fetching/fetch-articles.ts";
import { type ImportPreview, importArticles, openExport, previewImport } from "./import-articles.ts";
import { LastImportPart } from "./last-import-part.tsx";
import { messages } from "./messages.ts";
import type { ImportCandidate, PreparedExport } from "./read-export.ts";
import { leftBehindKinds } from "./rules/candidate.ts";
import { undoImport } from "./undo-import.ts";

type Step =
  | { readonly kind: "reading" }
  | { readonly kind: "unknown" }
  | { readonly kind: "preview"; readonly found: PreparedExport; readonly preview: ImportPreview }
  | { readonly kind: "importing"; readonly done: number; readonly all: number }
  | { readonly kind: "failed"; readonly why: string };

/** Most of what was left out that is named. */
const NAMED = 200;

/** What an export of another reader holds, before any of it is taken up; then how far that has come. */
export function ImportSheet({
  files,
  onClose,
}: {
  readonly files: readonly File[];
  readonly onClose: () => void;
}) {
  const [step, setStep] = useState<Step>({ kind: "reading" });
  useEffect(() => {
    void openExport(files).then(async (found) => {
      if (found === undefined || found.candidates.length + found.skipped.length + found.texts.length === 0)
        return setStep({ kind: "unknown" });
      setStep({ kind: "preview", found, preview: await previewImport(found) });
    });
  }, [files]);
  const begin = async (preview: ImportPreview): Promise<void> => {
    const all = preview.fresh.length;
    setStep({ kind: "importing", done: 0, all });
    const outcome = await importArticles(preview, Date.now(), (done) =>
      setStep({ kind: "importing", done, all }),
    );
    if (!outcome.ok) return setStep({ kind: "failed", why: storageFailureText(outcome.failure) });
    const { added } = outcome.value;
    const words = added === 0 ? messages.added : messages.done(added);
    const made = outcome.value;
    showToast(words, { label: messages.undo, run: () => void undoImport(made).then(succeeded) });
    onClose();
    // The texts that came along are read at once, with or without a network.
    if (preview.fresh.some(({ content }) => content !== "")) void fetchWaiting();
  };
  return (
    <Sheet title={messages.title} closeLabel={messages.close} onClose={onClose}>
      {step.kind === "reading" && <p role="status">{messages.reading}</p>}
      {step.kind === "unknown" && <p role="alert">{messages.unknown}</p>}
      {step.kind === "failed" && <p role="alert">{step.why}</p>}
      {step.kind === "importing" && (
        <>
          <p role="status">{messages.progress(step.done, step.all)}</p>
          <Progress label={messages.progressLabel} value={step.all === 0 ? 1 : step.done / step.all} />
        </>
      )}
      {step.kind === "preview" && <Preview {...step} onBegin={() => void begin(step.preview)} />}
      {step.kind !== "reading" && step.kind !== "importing" && <LastImportPart />}
    </Sheet>
  );
}

function Preview(props: {
  readonly found: PreparedExport;
  readonly preview: ImportPreview;
  readonly onBegin: () => void;
}) {
  const { fresh, known, newHighlights: highlights, newNotes: notes, newlyTagged } = props.preview;
  const { skipped, unknown } = props.found;
  const unread = fresh.filter(({ state }) => state === "unread").length;
  const tags = new Set(fresh.flatMap((one) => one.tags)).size;
  const stars = fresh.filter(({ starred }) => starred).length;
  const fullTexts = fresh.filter(({ content }) => content !== "").length;
  return (
    <>
      <p>{messages.found(fresh.length, known.length)}</p>
      {fresh.length + notes + newlyTagged > 0 && (
        <p class="quiet-text">
          {[
            ...(fresh.length === 0 ? [] : [messages.state(unread, fresh.length - unread)]),
            ...(fullTexts === 0 ? [] : [messages.fullTexts(fullTexts)]),
            ...(tags === 0 ? [] : [messages.tags(tags)]),
            ...(stars === 0 ? [] : [messages.stars(stars)]),
            ...(newlyTagged === 0 ? [] : [messages.newlyTagged(newlyTagged)]),
            ...(highlights === 0 ? [] : [messages.highlights(highlights)]),
            ...(notes === 0 ? [] : [messages.notes(notes)]),
          ].join(" · ")}
        </p>
      )}
      <LeftBehindText candidates={fresh} />
      <div class="row-of-buttons">
        {fresh.length > 0 ? (
          <Button kind="primary" full onPress={props.onBegin}>
            {messages.begin(fresh.length)}
          </Button>
        ) : (
          highlights + notes + newlyTagged > 0 && (
            <Button onPress={props.onBegin}>
              {highlights > 0
                ? messages.addHighlights(highlights)
                : notes > 0
                  ? messages.addNotes(notes)
                  : messages.addTags(newlyTagged)}
            </Button>
          )
        )}
      </div>
      {unknown.length > 0 && <p role="alert">{messages.unknownFiles(unknown.join(", "))}</p>}
      {skipped.length > 0 && (
        <Disclosure title={messages.skipped(skipped.length)}>
          <ul>
            {skipped.slice(0, NAMED).map(({ what, why }) => (
              <li key={what + why} dir="auto">
                {what || "–"}: {messages.why[why]}
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </>
  );
}

/** How many of the articles have fields that are not imported, by their kind; nothing where none has. */
function LeftBehindText({ candidates }: { readonly candidates: readonly ImportCandidate[] }) {
  const counts = leftBehindKinds
    .map((kind) => ({ kind, count: candidates.filter(({ leftBehind }) => leftBehind.includes(kind)).length }))
    .filter(({ count }) => count > 0);
  if (counts.length === 0) return null;
  return (
    <p class="quiet-text">
      {messages.leftBehind(counts.map(({ kind, count }) => messages.leftBehindKinds[kind](count)).join(", "))}
    </p>
  );
}
