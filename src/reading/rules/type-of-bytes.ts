/**
 * How recordings and documents begin (WHATWG MIME Sniffing, 6.2 and 7.1; ID3v2.2 to 2.4, RFC 3533 for Ogg, RFC 9639 for
 * FLAC), with the byte behind the letters where a text could begin with these.
 */
const beginnings: readonly { readonly type: string; readonly at: number; readonly text: string }[] = [
  { type: "application/pdf", at: 0, text: "%PDF-" },
  { type: "audio/mpeg", at: 0, text: "ID3\x02" },
  { type: "audio/mpeg", at: 0, text: "ID3\x03" },
  { type: "audio/mpeg", at: 0, text: "ID3\x04" },
  { type: "audio/ogg", at: 0, text: "OggS\x00" },
  { type: "audio/flac", at: 0, text: "fLaC\x00" },
  { type: "audio/flac", at: 0, text: "fLaC\x80" },
  { type: "audio/wav", at: 8, text: "WAVE" },
  { type: "audio/mp4", at: 4, text: "ftypM4A" },
  { type: "audio/mp4", at: 4, text: "ftypM4B" },
  { type: "audio/mp4", at: 4, text: "ftypmp42" },
  { type: "audio/mp4", at: 4, text: "ftypisom" },
];

/** The media type of a recording or a document by how it begins; undefined where it is neither. */
export function typeOfBytes(bytes: Uint8Array): string | undefined {
  const head = String.fromCharCode(...bytes.subarray(0, 16));
  const found = beginnings.find(({ at, text }) => head.startsWith(text, at));
  if (found !== undefined) return found.type;
  // A frame of MPEG audio, layer III, without a tag before it: eleven bits of sync, then version and layer.
  const [first = 0, second = 0] = bytes;
  return first === 0xff && (second & 0xe6) === 0xe2 ? "audio/mpeg" : undefined;
}
