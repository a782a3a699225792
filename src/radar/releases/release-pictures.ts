import * as v from "valibot";
import { hashOf } from "../../records/content-hash.ts";
import { listShelf, readLibrary, writeLibrary } from "../../storage/library/library.ts";
import { sizeOfPicture } from "../../ui/pictures/size-of-picture.ts";
import { smallerPicture } from "../../ui/pictures/smaller-picture.ts";
import { isMetered } from "../../web/metered.ts";
import { fetchOutside } from "../../web/outside-page.ts";
import { workThrough } from "../refresh/work-through.ts";
import { type Release, releaseShelves } from "./release-shelf.ts";
import { picturesOfNotes } from "./rules/notes-pictures.ts";

const PICTURES = "release-pictures";
/** Of each project the pictures of so many releases are kept, and of each release so many. */
const RELEASES = 3;
const OF_ONE = 12;
const PARALLEL = 3;

const pictureSchema = v.object({
  bytes: v.instance<typeof Uint8Array<ArrayBuffer>>(Uint8Array),
  type: v.string(),
});

/** A picture of release notes as it lies on this device; undefined where it does not. */
export async function releasePicture(address: string): Promise<Blob | undefined> {
  const found = await readLibrary(PICTURES, hashOf(address));
  const picture = v.safeParse(pictureSchema, found.ok ? found.value : undefined);
  return picture.success ? new Blob([picture.output.bytes], { type: picture.output.type }) : undefined;
}

/**
 * Fetches the pictures that the newest notes of every project have and this device has not, where the connection
 * is not metered, and lets go of those of older ones. One that cannot be had is asked for again with the next refresh.
 */
export async function refreshReleasePictures(): Promise<void> {
  const wanted = new Map(
    [...releaseShelves.peek().values()]
      .flatMap(({ releases }) => releases.slice(0, RELEASES).flatMap(picturesOf))
      .map((address) => [hashOf(address), address]),
  );
  const kept = await listShelf(PICTURES);
  if (!kept.ok) return;
  const gone = kept.value.filter((key) => !wanted.has(key));
  if (gone.length > 0) await writeLibrary(PICTURES, Object.fromEntries(gone.map((key) => [key, undefined])));
  if (isMetered()) return;
  const here = new Set(kept.value);
  const missing = [...wanted].filter(([key]) => !here.has(key));
  await workThrough(missing, PARALLEL, async ([key, address]) => {
    if (!navigator.onLine) return "put-back";
    await keepPicture(key, address);
    return "done";
  });
}

/** The same for one release, which somebody looks at now, whatever the network costs. */
export async function fetchPicturesOf(release: Release): Promise<void> {
  for (const address of picturesOf(release))
    if ((await releasePicture(address)) === undefined) await keepPicture(hashOf(address), address);
}

function picturesOf({ body }: Release): readonly string[] {
  return picturesOfNotes(body).slice(0, OF_ONE);
}

async function keepPicture(key: string, address: string): Promise<void> {
  const fetched = await fetchOutside(address, "picture");
  if (!fetched.ok) return;
  const { bytes, contentType } = fetched.value;
  const type = contentType.split(";")[0]?.trim().toLowerCase() ?? "";
  const size = type.startsWith("image/") ? await sizeOfPicture(new Blob([bytes], { type })) : undefined;
  if (size === undefined) return;
  const picture = await smallerPicture({ type, bytes, ...size });
  await writeLibrary(PICTURES, { [key]: { bytes: picture.bytes, type: picture.type } });
}
