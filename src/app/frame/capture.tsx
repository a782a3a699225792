import { useSignalEffect } from "@preact/signals";
import { useMemo } from "preact/hooks";
import { type About, aboutNothing } from "../../notes/note-record.ts";
import { CaptureSheet } from "../../notes/writing/capture-sheet.tsx";
import { titleOf } from "../../reading/article-title.ts";
import { articles } from "../../reading/reading-store.ts";
import { here } from "../../ui/navigation/location.ts";
import { captureShown } from "./capture-shown.ts";

/** Catches a thought; where an article is open, the note is about it. */
export function Capture() {
  const about = useMemo(aboutHere, []);
  const close = (): void => {
    captureShown.value = false;
  };
  const from = useMemo(() => here.peek(), []);
  // Whoever goes on to the note, or back, leaves it behind.
  useSignalEffect(() => {
    if (here.value !== from) close();
  });
  return <CaptureSheet about={about} onClose={close} />;
}

function aboutHere(): About {
  const id = here.peek().searchParams.get("article");
  const article = id === null ? undefined : articles.peek(id);
  return article === undefined
    ? aboutNothing
    : { kind: "article", article: article.id, title: titleOf(article), address: article.address };
}
