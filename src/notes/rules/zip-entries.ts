import type { Zippable } from "fflate";

/** What goes into a zip. */
export interface ZippedFile {
  readonly path: string;
  readonly bytes: Uint8Array;
  /** Milliseconds since 1970; undefined where nobody knows. */
  readonly changedAt: number | undefined;
}

/** Made on a system that writes names in UTF-8: of others, unzip reads Chinese names as those of MS-DOS. */
const UNIX = 3;
/** A file that its owner writes and everybody reads. */
const FILE_MODE = (0o100644 << 16) >>> 0;
const FIRST_YEAR = Date.UTC(1980, 0, 2);
const LAST_YEAR = Date.UTC(2099, 11, 30);

/** The entries of a zip as every system unpacks them (PKWARE APPNOTE 4.4.2, 4.4.4, 4.4.15). */
export function zipEntries(files: readonly ZippedFile[]): Zippable {
  return Object.fromEntries(
    files.map(({ path, bytes, changedAt }) => [
      path,
      [
        bytes,
        {
          os: UNIX,
          attrs: FILE_MODE,
          ...(changedAt === undefined ? {} : { mtime: Math.min(Math.max(changedAt, FIRST_YEAR), LAST_YEAR) }),
        },
      ],
    ]),
  );
}
