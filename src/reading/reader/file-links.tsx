import { readFile } from "../../storage/library/kept-file.ts";
import { Button } from "../../ui/controls/button.tsx";
import { download } from "../../ui/download.ts";
import { hrefOf } from "../../ui/navigation/href.ts";
import { appBase } from "../../web/app-base.ts";
import { messages } from "./messages.ts";

/** The file an article came in or is: to be opened, and to be saved outside. */
export function FileLinks(props: {
  readonly file: { readonly key: string; readonly type: string };
  readonly name: string;
  readonly empty: boolean;
}) {
  const { key, type } = props.file;
  const isPdf = type === "application/pdf";
  const save = async (): Promise<void> => {
    const kept = await readFile(key);
    if (kept !== undefined) download(props.name, kept.bytes, kept.type);
  };
  // Web pages and texts are what is shown below: their file is of use only outside.
  return (
    <div class="file-links">
      {isPdf && props.empty && <p class="quiet-text">{messages.pdfWithoutText}</p>}
      <div class="row-of-buttons">
        {isPdf && (
          <a
            class="button button--quiet"
            href={hrefOf(new URL(`kept-file/${key}`, appBase).href)}
            target="_blank"
            rel="noopener"
          >
            {messages.openPdf}
          </a>
        )}
        <Button kind="text" icon="export" onPress={() => void save()}>
          {messages.saveFile}
        </Button>
      </div>
    </div>
  );
}
