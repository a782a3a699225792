/** The folder in which pictures of notes lie, in the text of a note as beside its file. */
export const PICTURES_FOLDER = "pictures";

const endings: Readonly<Record<string, string>> = {
  "image/png": "png",
  "image/jpeg": "jpg",
  "image/gif": "gif",
  "image/webp": "webp",
  "image/avif": "avif",
  "image/svg+xml": "svg",
  "image/bmp": "bmp",
};

/** The media type a picture's name says; undefined for one that is none. */
export function pictureType(name: string): string | undefined {
  const ending = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? "";
  if (ending === "jpeg") return "image/jpeg";
  return Object.keys(endings).find((type) => endings[type] === ending);
}

/** Where a picture lies: by the SHA-256 of its bytes, so that one and the same is kept once. */
export function picturePath(hash: string, type: string): string {
  return `${PICTURES_FOLDER}/${hash}.${endings[type] ?? "img"}`;
}

/** The pictures a text shows, by their hash. */
export function picturesIn(body: string): readonly string[] {
  return [...body.matchAll(/\]\(pictures\/([0-9a-f]{64})\.[a-z]+\)/g)].map(([, hash = ""]) => hash);
}

/** The hash in such a path; undefined for any other address. */
export function hashInPath(address: string): string | undefined {
  return /^pictures\/([0-9a-f]{64})\.[a-z]+$/.exec(address)?.[1];
}
