/** The media types of files that notes show, by their ending. */
const types: Readonly<Record<string, string>> = {
  png: "image/png",
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  gif: "image/gif",
  webp: "image/webp",
  avif: "image/avif",
  svg: "image/svg+xml",
  bmp: "image/bmp",
  mp3: "audio/mpeg",
  m4a: "audio/mp4",
  wav: "audio/wav",
  ogg: "audio/ogg",
  oga: "audio/ogg",
  opus: "audio/ogg",
  flac: "audio/flac",
  "3gp": "video/3gpp",
  mp4: "video/mp4",
  webm: "video/webm",
  ogv: "video/ogg",
  mov: "video/quicktime",
  mkv: "video/x-matroska",
  pdf: "application/pdf",
};

/** The media type that a file's name says; undefined for a file that notes do not show. */
export function mediaType(path: string): string | undefined {
  const ending = /\.([a-z0-9]{1,5})$/i.exec(path)?.[1]?.toLowerCase() ?? "";
  return types[ending];
}

/** Whether a link names a file of a kind that is no note, so that no note is begun for it. */
export function isOtherFile(path: string): boolean {
  return (
    mediaType(path) !== undefined ||
    /\.(?:base|canvas|excalidraw|org|csv|json|css|js|zip|docx?|xlsx?|pptx?)$/i.test(path)
  );
}
