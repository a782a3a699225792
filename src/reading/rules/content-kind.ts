/** What kinds of content can be kept and read or heard. */
export const contentKinds = ["html", "markdown", "text", "pdf", "audio"] as const;
export type ContentKind = (typeof contentKinds)[number];

const byExtension: Readonly<Record<string, ContentKind>> = {
  html: "html",
  htm: "html",
  xhtml: "html",
  md: "markdown",
  markdown: "markdown",
  txt: "text",
  text: "text",
  pdf: "pdf",
  mp3: "audio",
  m4a: "audio",
  m4b: "audio",
  aac: "audio",
  ogg: "audio",
  oga: "audio",
  opus: "audio",
  wav: "audio",
  flac: "audio",
};

/** The media type each kind is kept under; a recording keeps its own. */
const types: Readonly<Record<Exclude<ContentKind, "audio">, string>> = {
  html: "text/html;charset=utf-8",
  markdown: "text/markdown;charset=utf-8",
  text: "text/plain;charset=utf-8",
  pdf: "application/pdf",
};

/** What a file is, by its media type, else by its name; undefined for what can be neither read nor heard. */
export function contentKind(type: string, name: string): ContentKind | undefined {
  const essence = type.split(";")[0]?.trim().toLowerCase() ?? "";
  if (essence === "application/pdf") return "pdf";
  if (essence.startsWith("audio/")) return "audio";
  if (essence === "text/html" || essence === "application/xhtml+xml") return "html";
  if (/markdown/.test(essence)) return "markdown";
  const named = byExtension[/\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? ""];
  return named ?? (essence.startsWith("text/") ? "text" : undefined);
}

/** The media type something of a kind is kept under; what it was sent as counts for recordings, and for its charset. */
export function mediaType(kind: ContentKind, sentAs: string): string {
  if (kind === "audio") return /^audio\//i.test(sentAs) ? sentAs : "audio/mpeg";
  return /charset=/i.test(sentAs) && /^text\//i.test(sentAs) ? sentAs : types[kind];
}

/** Whether an address looks like that of a PDF or a recording, which the gateway hands on by another call. */
export function namesFile(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const kind = contentKind("", new URL(address).pathname);
  return kind === "pdf" || kind === "audio";
}
