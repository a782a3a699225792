import { collectReferences, type Reference } from "../../markdown/references.ts";
import { fileName, folderOf } from "./note-path.ts";

/** A file that moves, and how a link leads to it from where it stood. */
export interface MovedFile {
  readonly from: string;
  readonly to: string;
  /** Whether another file of the vault has the new name, so that a link by name needs its path. */
  readonly isAmbiguous: boolean;
}

/** A text that points at a file that moves, with its links as they are to be, and how many of them there are. */
export interface RelinkedText {
  readonly text: string;
  readonly count: number;
}

/**
 * The text of a note with its links to a moved file as they lead to where it is now; `leadsToIt` says which links do. Each is
 * written as it was: by name or by path, relative or from the top, with percent signs or in angle brackets. A link by an
 * alias or a title stays.
 */
export function relinkedText(
  text: string,
  path: string,
  moved: MovedFile,
  leadsToIt: (target: string) => boolean,
): RelinkedText {
  const changed = collectReferences(text)
    .references.filter(({ target }) => target !== "" && isByPath(target, moved.from) && leadsToIt(target))
    .sort((one, other) => other.written.start - one.written.start);
  let result = text;
  for (const reference of changed) {
    const { start, end } = reference.written;
    const target = targetOf(reference, text, path, moved);
    // In single quotation marks of YAML one is written twice; double ones cannot stand in a name.
    const written = reference.quotedBy === "'" ? target.replaceAll("'", "''") : target;
    result = result.slice(0, start) + written + result.slice(end);
  }
  return { text: result, count: changed.length };
}

/** Whether a link names the file, not what it is called in its text. */
function isByPath(target: string, path: string): boolean {
  const name = (of: string): string => fileName(of).replace(/\.md$/i, "").normalize("NFC").toLowerCase();
  return name(target) === name(path);
}

function targetOf(reference: Reference, text: string, path: string, moved: MovedFile): string {
  const { form, target, written } = reference;
  const hasEnding = /\.md$/i.test(target);
  const ended = (of: string): string => (hasEnding ? of : of.replace(/\.md$/i, ""));
  if (form === "wiki")
    return target.includes("/") || moved.isAmbiguous ? ended(moved.to) : ended(fileName(moved.to));
  const relative = target.startsWith("/") ? `/${moved.to}` : pathFrom(folderOf(path), moved.to);
  const address = ended(target.startsWith("./") && !relative.startsWith("../") ? `./${relative}` : relative);
  const isBracketed = text[written.start - 1] === "<";
  return isBracketed ? address : address.split("/").map(encodeSegment).join("/");
}

/** A part of a path as an address has it; letters of any script stay readable. */
function encodeSegment(part: string): string {
  return part.replace(/[\s%()<>#?"\\]/g, (character) =>
    character === "(" ? "%28" : character === ")" ? "%29" : encodeURIComponent(character),
  );
}

/** A path as seen from a folder. */
export function pathFrom(folder: string, path: string): string {
  const from = folder.split("/").filter((part) => part !== "");
  const to = path.split("/");
  let shared = 0;
  while (shared < from.length && shared < to.length - 1 && from[shared] === to[shared]) shared++;
  return [...from.slice(shared).map(() => ".."), ...to.slice(shared)].join("/");
}
