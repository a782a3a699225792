import type { ComponentChildren } from "preact";
import { useMemo, useState } from "preact/hooks";
import { frontMatterFields } from "../../markdown/front-matter.ts";
import { parseMarkdown } from "../../markdown/parse-markdown.ts";
import { inlineText } from "../../markdown/plain-text.ts";
import type { Block, Inline, WikiTarget } from "../../markdown/syntax-tree.ts";
import { readFile } from "../../storage/library/kept-file.ts";
import { download } from "../../ui/download.ts";
import { showToast } from "../../ui/layout/toast.tsx";
import { hrefOf } from "../../ui/navigation/href.ts";
import { routeTo } from "../../ui/navigation/route.ts";
import { lazy } from "../../ui/rendering/lazy.tsx";
import { MarkdownView } from "../../ui/text/markdown-view.tsx";
import { followable } from "../../ui/text/resolve-address.ts";
import { linkTargets } from "../linking/link-targets.ts";
import { fileLinked, noteLinked } from "../linking/note-index.ts";
import { messages } from "../messages.ts";
import { noteOf, peekNote } from "../notes-store.ts";
import { pictureAddress, usePictures } from "../pictures/picture-addresses.ts";
import { calloutTitle } from "../rules/callout.ts";
import { isOtherFile } from "../rules/media-type.ts";
import { outlineNote } from "../rules/note-outline.ts";
import { fileName } from "../rules/note-path.ts";
import { pageProperties } from "../rules/page-properties.ts";
import type { LinkOrigin } from "../rules/path-index.ts";
import { hashInPath, picturesIn } from "../rules/picture-name.ts";
import { vaultFileOf } from "../vaults/vault-files-store.ts";
import "./note-preview.css";

const MissingNoteSheet = lazy(() =>
  import("../linking/missing-note-sheet.tsx").then((module) => module.MissingNoteSheet),
);

/** A link that leads to no note yet, and where it stands. */
interface MissingNote {
  readonly target: string;
  readonly from: LinkOrigin;
}

/** Notes that are shown within one another; deeper ones are links. */
const DEEPEST = 3;

/** A note as it reads: its links lead to what they name, and its boxes are ticked with one changed letter. */
export function NotePreview({
  id,
  text,
  onText,
}: {
  readonly id: string;
  readonly text: string;
  readonly onText: (text: string) => void;
}) {
  const note = noteOf(id);
  const from = useMemo(
    (): LinkOrigin => ({ path: note?.path ?? "", vault: note?.vault ?? "" }),
    [note?.path, note?.vault],
  );
  const [missing, setMissing] = useState<MissingNote | undefined>(undefined);
  if (text.trim() === "") return <p class="quiet-text">{messages.emptyPreview}</p>;
  return (
    <article class="prose note-editor__preview">
      <ReadText
        text={text}
        from={from}
        within={[id]}
        onMissing={setMissing}
        onBox={({ at, checked }) => onText(`${text.slice(0, at)}${checked ? " " : "x"}${text.slice(at + 1)}`)}
      />
      {missing !== undefined && <MissingNoteSheet {...missing} onClose={() => setMissing(undefined)} />}
    </article>
  );
}

/** A text of a note, or of one that is shown within it. */
function ReadText(props: {
  readonly text: string;
  readonly from: LinkOrigin;
  /** The notes it is shown within, the outermost first. */
  readonly within: readonly string[];
  /** A link was pressed that leads to no note yet. */
  readonly onMissing: (missing: MissingNote) => void;
  readonly onBox?: (box: { readonly at: number; readonly checked: boolean }) => void;
}) {
  const { text, from, within, onMissing, onBox } = props;
  const document = useMemo(() => parseMarkdown(text, "note"), [text]);
  const links = useMemo(() => outlineNote(text).links, [text]);
  const shown = links.flatMap(({ target }) => hashOfFile(target, from) ?? []);
  usePictures([...picturesIn(text), ...shown]);
  const inline = (part: Inline): ComponentChildren | undefined => {
    switch (part.type) {
      case "wiki-link":
        return <NoteLink target={part} from={from} onMissing={onMissing} />;
      case "embed":
        return <Embed target={part} from={from} within={within} onMissing={onMissing} />;
      case "tag":
        return (
          <a class="prose__tag" href={hrefOf(routeTo("notes", { tag: part.name }))}>
            {`#${part.name}`}
          </a>
        );
      default:
        return undefined;
    }
  };
  const block = (
    part: Block,
    show: (blocks: readonly Block[]) => ComponentChildren,
  ): ComponentChildren | undefined => {
    const callout = part.type === "quote" ? calloutTitle(part) : undefined;
    return callout === undefined ? undefined : (
      <blockquote class="callout" dir="auto">
        <p class="callout__title">{callout.words}</p>
        {show(callout.blocks)}
      </blockquote>
    );
  };
  const page = document.frontMatter === undefined ? pageProperties(document) : undefined;
  const fields = [
    ...(document.frontMatter === undefined ? (page?.fields ?? []) : frontMatterFields(document.frontMatter)),
  ];
  return (
    <>
      {fields.length > 0 && <Properties fields={fields} inline={inline} />}
      <MarkdownView
        blocks={document.blocks.filter((part) => part !== page?.block)}
        resolve={(address) => resolve(address, from)}
        inline={inline}
        block={block}
        {...(onBox === undefined ? {} : { onBox })}
      />
    </>
  );
}

function Properties(props: {
  readonly fields: readonly (readonly [string, unknown])[];
  readonly inline: (part: Inline) => ComponentChildren | undefined;
}) {
  const { fields, inline } = props;
  return (
    <dl class="properties">
      {fields.map(([name, content]) => (
        <div key={name} class="properties__row">
          <dt dir="auto">{name}</dt>
          <dd dir="auto">
            <MarkdownView blocks={propertyBlocks(content)} resolve={followable} inline={inline} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** The value of a property as it reads: its links lead somewhere, everything else stands as it is written. */
function propertyBlocks(content: unknown): readonly Block[] {
  const { blocks } = parseMarkdown(propertyText(content), "note");
  return blocks.length === 1 && blocks[0]?.type === "paragraph"
    ? blocks
    : [{ type: "paragraph", start: 0, end: 0, children: [{ type: "text", value: propertyText(content) }] }];
}

function propertyText(content: unknown): string {
  if (content === null || content === undefined) return "";
  if (Array.isArray(content)) return content.map(propertyText).join(", ");
  return typeof content === "object" ? JSON.stringify(content) : String(content);
}

function NoteLink(props: {
  readonly target: WikiTarget;
  readonly from: LinkOrigin;
  readonly onMissing: (missing: MissingNote) => void;
}) {
  const { target, from, onMissing } = props;
  const words =
    target.words ??
    (target.part === "" ? target.name : [target.name, target.part].filter((part) => part !== "").join(" › "));
  if (target.name === "") return <span>{words}</span>;
  const id = noteLinked(target.name, from);
  const elsewhere = id === undefined ? linkTargets.value.byTitle(target.name)?.place : undefined;
  const place = id === undefined ? elsewhere : routeTo("notes", { note: id });
  if (place !== undefined) return <a href={hrefOf(place)}>{words}</a>;
  if (isOtherFile(target.name)) return <span class="quiet-text">{words}</span>;
  return (
    <button
      type="button"
      class="missing-link"
      title={messages.missingNote}
      onClick={() => onMissing({ target: target.name, from })}
    >
      {words}
    </button>
  );
}

function Embed(props: {
  readonly target: WikiTarget;
  readonly from: LinkOrigin;
  readonly within: readonly string[];
  readonly onMissing: (missing: MissingNote) => void;
}) {
  const { target, from, within, onMissing } = props;
  const hash = hashOfFile(target.name, from);
  const address = hash === undefined ? undefined : pictureAddress(hash);
  if (address !== undefined) {
    const width = /^\d{1,4}(?:x\d{1,4})?$/.test(target.words ?? "")
      ? Number.parseInt(target.words ?? "", 10)
      : undefined;
    const alt = width === undefined ? (target.words ?? target.name) : target.name;
    if (vaultFileOf(fileLinked(target.name, from) ?? "")?.file?.type.startsWith("image/") !== false)
      return <img src={address} alt={alt} width={width} loading="lazy" />;
    return <EmbeddedFile hash={hash ?? ""} name={target.name} />;
  }
  // Its file is known, and not on this device yet.
  if (hash !== undefined) return <span class="quiet-text">{target.name}</span>;
  const id = noteLinked(target.name, from);
  const note = id === undefined ? undefined : noteOf(id);
  if (note === undefined || within.length > DEEPEST || within.includes(note.id))
    return <NoteLink target={target} from={from} onMissing={onMissing} />;
  return (
    <span class="embedded-note">
      <NoteLink target={target} from={from} onMissing={onMissing} />
      <span class="embedded-note__text">
        <ReadText
          text={partOf(note.body, target.part)}
          from={note}
          within={[...within, note.id]}
          onMissing={onMissing}
        />
      </span>
    </span>
  );
}

/** A file that is no picture: pressed, it is saved. */
function EmbeddedFile({ hash, name }: { readonly hash: string; readonly name: string }) {
  const save = async (): Promise<void> => {
    const kept = await readFile(hash);
    if (kept === undefined) showToast(messages.fileNotHere);
    else download(fileName(name), kept.bytes, kept.type);
  };
  return (
    <button type="button" class="embedded-file" onClick={() => void save()}>
      {name}
    </button>
  );
}

/** The part of a note that an embed names: what stands below a heading, or a block by its id; all of it for "". */
function partOf(body: string, part: string): string {
  if (part === "") return body;
  const { blocks } = parseMarkdown(body, "note");
  const last = part.split("#").at(-1)?.trim() ?? "";
  if (last.startsWith("^")) {
    const marked = blocks.find(({ start, end }) => body.slice(start, end).trimEnd().endsWith(last));
    return marked === undefined ? body : body.slice(marked.start, marked.end);
  }
  const at = blocks.findIndex(
    (block) =>
      block.type === "heading" && inlineText(block.children).trim().toLowerCase() === last.toLowerCase(),
  );
  const heading = blocks[at];
  if (heading?.type !== "heading") return body;
  const next = blocks.slice(at + 1).find((block) => block.type === "heading" && block.depth <= heading.depth);
  return body.slice(heading.start, next?.start ?? body.length);
}

/** The hash of the kept file that an address or a name leads to. */
function hashOfFile(target: string, from: LinkOrigin): string | undefined {
  const id = fileLinked(target, from);
  return id === undefined ? undefined : vaultFileOf(id)?.file?.hash;
}

/** Where a link of a note leads: to another note, to a kept file, into the app, or to the web. */
function resolve(address: string, from: LinkOrigin): string | undefined {
  const hash = hashInPath(address);
  if (hash !== undefined) return pictureAddress(hash);
  const known = linkTargets.value.byAddress(address)?.place ?? followable(address);
  if (known !== undefined) return known;
  if (/^[a-z][a-z0-9+.-]*:/i.test(address)) return undefined;
  const path = decoded(address.split("#")[0] ?? "");
  const file = hashOfFile(path, from);
  if (file !== undefined) return pictureAddress(file);
  const id = noteLinked(path, from);
  return id === undefined || peekNote(id) === undefined ? undefined : routeTo("notes", { note: id });
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}
