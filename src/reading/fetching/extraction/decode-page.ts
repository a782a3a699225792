/**
 * The text of a page's bytes in the encoding it names: by a byte order mark, by the Content-Type header, by a
 * meta element in the first kilobyte (HTML Standard, 13.2.3), else UTF-8, and windows-1252 for bytes that are
 * not UTF-8.
 */
export function decodePage(bytes: Uint8Array, contentType: string): string {
  const named = byteOrderMark(bytes) ?? charsetOf(contentType) ?? metaCharset(bytes);
  const text = named === undefined ? undefined : decode(bytes, named, false);
  return text ?? decode(bytes, "utf-8", true) ?? decode(bytes, "windows-1252", false) ?? "";
}

function decode(bytes: Uint8Array, encoding: string, strict: boolean): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: strict }).decode(bytes);
  } catch {
    return undefined;
  }
}

function byteOrderMark(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return "utf-8";
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  return undefined;
}

function charsetOf(text: string): string | undefined {
  return /charset\s*=\s*(?:["']\s*)?([\w.:-]+)/i.exec(text)?.[1];
}

function metaCharset(bytes: Uint8Array): string | undefined {
  const head = decode(bytes.subarray(0, 2048), "iso-8859-1", false) ?? "";
  const meta = /<meta[^>]+charset\s*=\s*(?:["']\s*)?([\w.:-]+)/i.exec(head)?.[1];
  return meta ?? /<\?xml[^>]+encoding\s*=\s*["']([\w.:-]+)/i.exec(head)?.[1];
}
