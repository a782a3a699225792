import { useMemo } from "preact/hooks";
import { parseMarkdown } from "../../markdown/parse-markdown.ts";
import { routeTo } from "../../ui/navigation/route.ts";
import { MarkdownView } from "../../ui/text/markdown-view.tsx";
import { followable } from "../../ui/text/resolve-address.ts";
import { linkTargets } from "../linking/link-targets.ts";
import { messages } from "../messages.ts";
import { noteCalled } from "../notes-store.ts";
import { pictureAddress, usePictures } from "../pictures/picture-addresses.ts";
import { withNoteLinks } from "../rules/note-links.ts";
import { hashInPath, picturesIn } from "../rules/picture-name.ts";

/** A note as it reads: its links lead to what they name, and its boxes are ticked with one changed letter. */
export function NotePreview({
  text,
  onText,
}: {
  readonly text: string;
  readonly onText: (text: string) => void;
}) {
  const parsed = useMemo(() => parseMarkdown(text).blocks, [text]);
  usePictures(useMemo(() => picturesIn(text), [text]));
  if (text.trim() === "") return <p class="quiet-text">{messages.emptyPreview}</p>;
  return (
    <article class="prose note-editor__preview">
      <MarkdownView
        blocks={withNoteLinks(parsed, placeCalled)}
        resolve={resolve}
        onBox={({ at, checked }) => onText(`${text.slice(0, at)}${checked ? " " : "x"}${text.slice(at + 1)}`)}
      />
    </article>
  );
}

/** Begins an address of this app in a link, where any other begins with a scheme. */
const IN_APP = "wayside:";

/** Where what is called so is shown: a note first, then anything else of the app. */
function placeCalled(title: string): string | undefined {
  const note = noteCalled(title);
  const place =
    note === undefined ? linkTargets.value.byTitle(title)?.place : routeTo("notes", { note: note.id });
  return place === undefined ? undefined : IN_APP + place;
}

/** Where a link of a note leads: into the app, to a kept picture, or to the web. */
function resolve(address: string): string | undefined {
  if (address.startsWith(IN_APP)) return address.slice(IN_APP.length);
  const hash = hashInPath(address);
  if (hash !== undefined) return pictureAddress(hash);
  return linkTargets.value.byAddress(address)?.place ?? followable(address);
}
