/** The ending of a file of Markdown text. */
const MARKDOWN = /\.(?:md|markdown|mdown|txt)$/i;

/** Whether a path is that of a Markdown file. */
export function isMarkdownPath(path: string): boolean {
  return MARKDOWN.test(path);
}

/** The name of a file, with its ending. */
export function fileName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

/** The folder of a file, without the slash behind it; "" for the top of the vault. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf("/"), 0));
}

/** A note's name as its file has it; "" without a file. Logseq writes the slashes of a name as "___". */
export function fileTitle(path: string): string {
  return fileName(path).replace(MARKDOWN, "").replaceAll("___", "/").normalize("NFC");
}

/** What two paths that are the same have in common, however letters are composed (a Mac's names) and whatever their case. */
export function pathKey(path: string): string {
  return path.normalize("NFC").toLowerCase();
}

/** An address in a file as a path of its vault: relative to the folder of that file, or to the top where it begins with "/". */
export function relativePath(from: string, address: string): string {
  const parts = address.startsWith("/")
    ? []
    : folderOf(from)
        .split("/")
        .filter((part) => part !== "");
  for (const part of address.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "." && part !== "") parts.push(part);
  }
  return parts.join("/");
}

/** The folder that all paths begin with, with its slash; "" where there is none. */
export function commonTop(paths: readonly string[]): string {
  const [first = ""] = paths;
  const slash = first.indexOf("/");
  if (slash < 0) return "";
  const top = first.slice(0, slash + 1);
  return paths.every((path) => path.startsWith(top)) ? top : "";
}

/** The innermost folder that holds all of some paths, with its slash; "" for the top. */
export function commonFolder(paths: readonly string[]): string {
  const folders = paths.map((path) => folderOf(path).split("/"));
  const [first = []] = folders;
  let shared = 0;
  while (shared < first.length && folders.every((parts) => parts[shared] === first[shared])) shared++;
  const folder = first.slice(0, shared).join("/");
  return folder === "" ? "" : `${folder}/`;
}
