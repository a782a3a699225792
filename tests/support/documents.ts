/** A PDF of one page with lines of text in Helvetica (PDF 1.4, ISO 32000), made for these tests. */
export function pdfOf(title: string, lines: readonly string[]): Buffer {
  const shown = lines.map(
    (line, index) => `1 0 0 1 72 ${720 - index * 14} Tm (${line.replace(/[()\\]/g, "\\$&")}) Tj`,
  );
  const stream = `BT /F1 11 Tf\n${shown.join("\n")}\nET`;
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
    `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    `<< /Title (${title}) /Author (Ada Kowalski) >>`,
  ];
  let body = "%PDF-1.4\n";
  const places: number[] = [];
  for (const [index, object] of objects.entries()) {
    places.push(body.length);
    body += `${index + 1} 0 obj\n${object}\nendobj\n`;
  }
  const table = body.length;
  body += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`;
  for (const place of places) body += `${String(place).padStart(10, "0")} 00000 n \n`;
  body += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info 6 0 R >>\nstartxref\n${table}\n%%EOF\n`;
  return Buffer.from(body, "latin1");
}

/** A recording: a quiet tone of some seconds, 8-bit samples at 8 kHz (RIFF, Microsoft and IBM 1991). */
export function toneOf(seconds: number): Buffer {
  const samples = seconds * 8000;
  const header = Buffer.alloc(44);
  header.write("RIFF", 0, "latin1");
  header.writeUInt32LE(36 + samples, 4);
  header.write("WAVEfmt ", 8, "latin1");
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(8000, 24);
  header.writeUInt32LE(8000, 28);
  header.writeUInt16LE(1, 32);
  header.writeUInt16LE(8, 34);
  header.write("data", 36, "latin1");
  header.writeUInt32LE(samples, 40);
  const tone = Buffer.from(Uint8Array.from({ length: samples }, (_, at) => 128 + 20 * Math.sin(at / 9)));
  return Buffer.concat([header, tone]);
}

/** What an MP3 says of itself. */
export interface Mp3Tags {
  readonly album?: string;
  readonly artist?: string;
  readonly chapters?: readonly { readonly start: number; readonly title: string }[];
  readonly picture?: Buffer;
}

/** A recording of silence: MPEG-1 layer III at 44.1 kHz (ISO 11172-3), behind a tag (ID3v2.3, id3v2-chapters-1.0). */
export function mp3Of(seconds: number, tags: Mp3Tags = {}): Buffer {
  const frame = Buffer.alloc(417);
  frame.set([0xff, 0xfb, 0x90, 0x64]);
  return Buffer.concat([id3Of(tags), ...Array.from({ length: Math.round(seconds * 38.28125) }, () => frame)]);
}

/** A tag of its own, without what it is of. */
export function id3Of({ album, artist, chapters = [], picture }: Mp3Tags): Buffer {
  const body = Buffer.concat([
    ...(album === undefined ? [] : [tagFrame("TALB", tagWords(album))]),
    ...(artist === undefined ? [] : [tagFrame("TPE1", tagWords(artist))]),
    ...chapters.map(({ start, title }, number) => {
      const times = Buffer.alloc(16, 0xff);
      times.writeUInt32BE(Math.round(start * 1000), 0);
      times.writeUInt32BE(Math.round(start * 1000) + 1000, 4);
      return tagFrame(
        "CHAP",
        Buffer.concat([Buffer.from(`c${number}\0`), times, tagFrame("TIT2", tagWords(title))]),
      );
    }),
    ...(picture === undefined
      ? []
      : [tagFrame("APIC", Buffer.concat([Buffer.from("\0image/png\0\x03\0", "latin1"), picture]))]),
  ]);
  const head = Buffer.from("ID3\x03\0\0\0\0\0\0", "latin1");
  for (const place of [0, 1, 2, 3]) head[9 - place] = (body.length >> (7 * place)) & 0x7f;
  return Buffer.concat([head, body]);
}

function tagFrame(name: string, content: Buffer): Buffer {
  const head = Buffer.from(`${name}\0\0\0\0\0\0`, "latin1");
  head.writeUInt32BE(content.length, 4);
  return Buffer.concat([head, content]);
}

/** Words as ID3v2.3 has them: UTF-16 with its mark. */
function tagWords(text: string): Buffer {
  return Buffer.concat([Buffer.from([1, 0xff, 0xfe]), Buffer.from(text, "utf16le")]);
}
