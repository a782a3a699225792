import { useState } from "preact/hooks";
import { Draft } from "../../storage/draft.ts";
import { copyText } from "../../ui/clipboard.ts";
import { Button, FileButton } from "../../ui/controls/button.tsx";
import { TextArea, TextField } from "../../ui/controls/field.tsx";
import { SectionHeading } from "../../ui/layout/page.tsx";
import { Sheet } from "../../ui/layout/sheet.tsx";
import { showToast } from "../../ui/layout/toast.tsx";
import { lazy } from "../../ui/rendering/lazy.tsx";
import { offerUndo } from "../../undo/with-undo.ts";
import { appBase } from "../../web/app-base.ts";
import { fetchArticle } from "../fetching/fetch-articles.ts";
import { AddressForm } from "./address-form.tsx";
import { contentFailureText } from "./content-failure-text.ts";
import { messages } from "./messages.ts";
import { bookmarklet } from "./rules/bookmarklet.ts";
import { textFormat } from "./rules/text-format.ts";
import type { SavedArticle } from "./save-article.ts";
import { type Content, saveContent } from "./save-content.ts";

const LastImportPart = lazy(() =>
  import("../importing/last-import-part.tsx").then((module) => module.LastImportPart),
);

const accepted =
  ".html,.htm,.md,.markdown,.txt,.pdf,audio/*,text/html,text/markdown,text/plain,application/pdf";

/** The ways to bring something into the queue: by its address, and those for what has none or cannot be fetched. */
export function AddContent(props: {
  /** An address that was brought along. */
  readonly brought: string;
  readonly onClose: () => void;
}) {
  const { onClose } = props;
  return (
    <Sheet title={messages.title} closeLabel={messages.close} onClose={onClose}>
      <AddressForm brought={props.brought} focus onSaved={onClose} />
      <section>
        <SectionHeading>{messages.files}</SectionHeading>
        <p class="quiet-text">{messages.filesText}</p>
        <div class="row-of-buttons">
          <FileButton
            label={messages.files}
            accept={accepted}
            onFiles={(files) => void saveFiles(files, onClose)}
          />
        </div>
      </section>
      <Paste onKept={onClose} />
      <section>
        <SectionHeading>{messages.share}</SectionHeading>
        <p class="quiet-text">{messages.shareText}</p>
      </section>
      <Bookmarklet />
      <LastImportPart />
    </Sheet>
  );
}

async function saveFiles(files: readonly File[], onKept: () => void): Promise<void> {
  const contents: Content[] = [];
  for (const file of files)
    contents.push({ bytes: new Uint8Array(await file.arrayBuffer()), type: file.type, name: file.name });
  const trouble = await saveAll(contents);
  if (trouble === undefined) onKept();
}

/** Keeps content in the queue and says so, with undo; resolves to what went wrong, said already. */
async function saveAll(contents: readonly Content[]): Promise<string | undefined> {
  const kept: SavedArticle[] = [];
  let trouble: string | undefined;
  for (const content of contents) {
    const outcome = await saveContent(content, Date.now());
    if (!outcome.ok) {
      trouble = contentFailureText(outcome.failure);
      continue;
    }
    kept.push(outcome.value);
  }
  if (trouble !== undefined) showToast(trouble);
  else offerUndo(kept.every(({ known }) => known) ? messages.known : messages.kept(kept.length), kept);
  for (const { id } of kept) void fetchArticle(id);
  return trouble;
}

function Paste({ onKept }: { readonly onKept: () => void }) {
  const [draft] = useState(() => new Draft("paste"));
  const text = draft.text.value?.text ?? "";
  const [formatted, setFormatted] = useState("");
  const [address, setAddress] = useState("");
  const keep = async (): Promise<void> => {
    const format = formatted === "" ? textFormat(text) : "html";
    const type = { html: "text/html", markdown: "text/markdown", text: "text/plain" }[format];
    const bytes = new TextEncoder().encode(formatted === "" ? text : formatted);
    const title =
      format === "html" ? "" : (text.trim().split("\n")[0] ?? "").replace(/^#+\s*/, "").slice(0, 120);
    const content = { bytes, type: `${type};charset=utf-8`, name: "", title, address };
    const saved = saveAll([content]);
    if ((await saved) !== undefined) return;
    draft.clear();
    onKept();
  };
  return (
    <section>
      <SectionHeading>{messages.paste}</SectionHeading>
      <div onPaste={(event: ClipboardEvent) => setFormatted(event.clipboardData?.getData("text/html") ?? "")}>
        <TextArea
          label={messages.pasteField}
          rows={4}
          placeholder={messages.pastePlaceholder}
          hint={formatted === "" ? messages.pasteText : messages.pasteFormatted}
          value={text}
          onInput={(value) => {
            draft.write(value);
            if (value.trim() === "") setFormatted("");
          }}
        />
      </div>
      <TextField kind="url" label={messages.pasteAddress} value={address} onInput={setAddress} />
      <div class="row-of-buttons">
        <Button disabled={text.trim() === ""} onPress={() => void keep()}>
          {messages.keepPasted}
        </Button>
      </div>
    </section>
  );
}

function Bookmarklet() {
  const code = bookmarklet(new URL("share-target", appBase).href, {
    copied: messages.bookmarkletBlocked,
    instead: messages.bookmarkletInstead,
  });
  return (
    <section>
      <SectionHeading>{messages.bookmarklet}</SectionHeading>
      <p class="quiet-text">{messages.bookmarkletText}</p>
      <div class="row-of-buttons">
        <Button
          onPress={() =>
            void copyText(code).then((isCopied) => showToast(isCopied ? messages.copied : messages.notCopied))
          }
        >
          {messages.copyBookmarklet}
        </Button>
        <BookmarkLink code={code} />
      </div>
    </section>
  );
}

/** A link to be dragged to the bookmarks. Its address is set on the element, for the page itself runs no such code. */
function BookmarkLink({ code }: { readonly code: string }) {
  return (
    // biome-ignore lint/a11y/useValidAnchor: it is dragged, not followed
    <a class="button button--text" ref={(element) => element?.setAttribute("href", code)}>
      {messages.bookmarkletLink}
    </a>
  );
}
