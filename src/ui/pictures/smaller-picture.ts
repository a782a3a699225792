/** Wider pictures than this, in pixels, are made smaller before they are kept: no phone shows more. */
const WIDEST = 1600;
/** Heavier ones, in bytes, are packed anew. */
const HEAVY = 500_000;
const QUALITY = 0.8;

export interface Picture {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly type: string;
  readonly width: number;
  readonly height: number;
}

/**
 * A picture at a size that is sane to carry. Drawings (SVG) and moving pictures (GIF) stay as they are, and so does
 * one that would not become lighter, or where this browser cannot pack pictures.
 */
export async function smallerPicture(picture: Picture): Promise<Picture> {
  const { bytes, type, width, height } = picture;
  if (/svg|gif/.test(type) || (width <= WIDEST && bytes.length <= HEAVY)) return picture;
  if (typeof OffscreenCanvas === "undefined") return picture;
  try {
    const scale = Math.min(1, WIDEST / width);
    const size = {
      width: Math.max(1, Math.round(width * scale)),
      height: Math.max(1, Math.round(height * scale)),
    };
    const bitmap = await createImageBitmap(new Blob([bytes], { type }));
    const canvas = new OffscreenCanvas(size.width, size.height);
    canvas.getContext("2d")?.drawImage(bitmap, 0, 0, size.width, size.height);
    bitmap.close();
    const packed = await canvas.convertToBlob({ type: "image/webp", quality: QUALITY });
    if (packed.size >= bytes.length) return picture;
    return { bytes: new Uint8Array(await packed.arrayBuffer()), type: packed.type, ...size };
  } catch {
    // One that cannot be drawn is kept as it came.
    return picture;
  }
}
