import { sameTitle, titlesIn } from "./note-tags.ts";
import { outsideCode } from "./outside-code.ts";
import { replaceWrittenLinks } from "./written-links.ts";

/** How links between notes are written: as Obsidian has them, or as relative paths that any Markdown knows. */
export type LinkStyle = "wiki" | "path";

/** Where a title leads outside of this app. */
export type Destination =
  | { readonly kind: "note"; readonly file: string }
  | { readonly kind: "web"; readonly address: string };

/** A note's text with its [[links]] as they are to be followed outside of this app; one that leads nowhere stays as typed. */
export function withOutgoingLinks(
  body: string,
  style: LinkStyle,
  destinationOf: (title: string) => Destination | undefined,
): string {
  if (!body.includes("[[")) return body;
  return outsideCode(body, (part) =>
    part.replace(/(!?)\[\[([^[\]\n]+)\]\]/g, (typed: string, embed: string, inner: string) => {
      if (embed !== "") return typed;
      const titles = titlesIn(inner);
      const title = titles.find((one) => destinationOf(one) !== undefined);
      const destination = title === undefined ? undefined : destinationOf(title);
      if (title === undefined || destination === undefined) return typed;
      const bar = inner.indexOf("|");
      const words = (bar < 0 ? title : inner.slice(bar + 1)).trim();
      if (destination.kind === "web") return `[${escaped(words)}](${destination.address})`;
      const { file } = destination;
      if (style === "path") return `[${escaped(words)}](${encodeURIComponent(file)}.md)`;
      // Obsidian finds a file by its name, whatever its case.
      if (file.toLowerCase() === title.toLowerCase()) return typed;
      return `[[${file}|${words}]]`;
    }),
  );
}

/** The path of a note's file, without its ending. */
const NOTE_FILE = /\(([^\s():]+)\.md\)/y;

/** The same text with the links of its file as links between notes: `titleOf` tells the title of a file by its name. */
export function withIncomingLinks(body: string, titleOf: (file: string) => string | undefined): string {
  return outsideCode(body, (part) =>
    replaceWrittenLinks(
      part.replace(
        /(!?)\[\[([^[\]|#\n]+)((?:#[^[\]|\n]*)?)(?:\|([^[\]\n]+))?\]\]/g,
        (typed: string, ...groups: readonly string[]) => {
          const [embed = "", file = "", part = "", words] = groups;
          const title = embed === "" ? titleOf(file.trim()) : undefined;
          if (title === undefined) return typed;
          const isCalledSo = title.toLowerCase() === file.trim().toLowerCase();
          if (isCalledSo && (words === undefined || !sameTitle(title, words))) return typed;
          return linkTo(title + part, words?.trim() ?? file.trim());
        },
      ),
      NOTE_FILE,
      ({ typed, isPicture, words, address }) => {
        const file = decoded(address).split("/").at(-1) ?? "";
        const title = isPicture ? undefined : titleOf(file);
        return title === undefined ? typed : linkTo(title, words.replace(/\\([[\]\\])/g, "$1"));
      },
    ),
  );
}

function linkTo(title: string, words: string): string {
  if (sameTitle(title, words)) return `[[${words}]]`;
  return `[[${title.replace(/[[\]|]/g, "")}|${words}]]`;
}

function escaped(words: string): string {
  return words.replace(/([[\]\\])/g, "\\$1");
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
