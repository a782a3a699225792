import { render } from "preact";
import { useEffect, useState } from "preact/hooks";
import { parseMarkdown } from "../../markdown/parse-markdown.ts";
import { copyFormatted, copyText } from "../../ui/clipboard.ts";
import { ChipButton } from "../../ui/controls/chips.tsx";
import { showToast } from "../../ui/layout/toast.tsx";
import { MarkdownView } from "../../ui/text/markdown-view.tsx";
import { followable } from "../../ui/text/resolve-address.ts";
import { messages } from "../messages.ts";

/** What takes a note elsewhere as it is; `onPrint` shows it as it reads, which is what is printed. */
export function CopyAndPrint({ text, onPrint }: { readonly text: string; readonly onPrint: () => void }) {
  const [isPrinting, setPrinting] = useState(false);
  // After the note as it reads is on the page.
  useEffect(() => {
    if (!isPrinting) return;
    setPrinting(false);
    window.print();
  }, [isPrinting]);
  return (
    <>
      <ChipButton
        onPress={async () => showToast((await copyText(text)) ? messages.copied : messages.notCopied)}
      >
        {messages.copy}
      </ChipButton>
      <ChipButton
        onPress={async () =>
          showToast(
            (await copyFormatted(formatted(text), text)) ? messages.copiedFormatted : messages.notCopied,
          )
        }
      >
        {messages.copyFormatted}
      </ChipButton>
      <ChipButton
        onPress={() => {
          onPrint();
          setPrinting(true);
        }}
      >
        {messages.print}
      </ChipButton>
    </>
  );
}

/** A note as HTML for other programs: links to the web stay links, those to notes are their words. */
function formatted(text: string): string {
  const page = document.createElement("div");
  const { blocks } = parseMarkdown(text, "note");
  const outside = (address: string): string | undefined =>
    /^(?:https?|mailto):/i.test(address) ? followable(address) : undefined;
  render(<MarkdownView blocks={blocks} resolve={outside} />, page);
  return page.innerHTML;
}
