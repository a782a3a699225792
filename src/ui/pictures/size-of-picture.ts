/** The width and height of a picture, so that its place is held open; undefined where it is none. */
export async function sizeOfPicture(blob: Blob): Promise<{ width: number; height: number } | undefined> {
  const image = new Image();
  const address = URL.createObjectURL(blob);
  try {
    image.src = address;
    await image.decode();
    return { width: image.naturalWidth, height: image.naturalHeight };
  } catch {
    return undefined;
  } finally {
    URL.revokeObjectURL(address);
  }
}
