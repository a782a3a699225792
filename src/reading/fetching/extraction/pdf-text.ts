import { GlobalWorkerOptions, getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import workerAddress from "pdfjs-dist/legacy/build/pdf.worker.min.mjs?url";

export interface PdfText {
  readonly title: string;
  readonly author: string;
  /** Its text as HTML, a paragraph each, not yet sanitised. */
  readonly html: string;
}

/** A document with more pages than this is read as far as that. */
const MOST_PAGES = 400;

/**
 * The text of a PDF, its lines joined to paragraphs again. Undefined where it cannot be read at all; a PDF of
 * pictures alone has the text "".
 */
export async function pdfText(bytes: Uint8Array): Promise<PdfText | undefined> {
  GlobalWorkerOptions.workerSrc = workerAddress;
  // A copy, for the library takes what it is given away to its worker.
  const task = getDocument({ data: bytes.slice(), isEvalSupported: false, useSystemFonts: true });
  try {
    const document = await task.promise;
    const { info } = await document.getMetadata();
    const parts: string[] = [];
    for (let number = 1; number <= Math.min(document.numPages, MOST_PAGES); number++) {
      const page = await document.getPage(number);
      const { items } = await page.getTextContent();
      parts.push(paragraphsOf(items.flatMap((item) => ("str" in item ? [item] : []))));
      page.cleanup();
    }
    return { title: text(info, "Title"), author: text(info, "Author"), html: parts.join("") };
  } catch (error) {
    console.error(error);
    return undefined;
  } finally {
    await task.destroy();
  }
}

function text(info: object, name: string): string {
  const value: unknown = Reflect.get(info, name);
  return typeof value === "string" ? value.trim() : "";
}

interface Piece {
  readonly str: string;
  readonly transform: readonly number[];
  readonly height: number;
  readonly hasEOL: boolean;
}

/** Lines that stand closer than one and a half of their height are of one paragraph. */
function paragraphsOf(pieces: readonly Piece[]): string {
  const paragraphs: string[] = [];
  let line = "";
  let paragraph = "";
  let lastBottom: number | undefined;
  let height = 0;
  const endParagraph = (): void => {
    if (paragraph.trim() !== "") paragraphs.push(`<p>${escaped(paragraph.trim())}</p>`);
    paragraph = "";
  };
  const endLine = (): void => {
    paragraph = joined(paragraph, line);
    line = "";
  };
  for (const piece of pieces) {
    const bottom = piece.transform[5] ?? 0;
    if (piece.str.trim() !== "") {
      const size = piece.height || height;
      if (lastBottom !== undefined && Math.abs(lastBottom - bottom) > 1.6 * Math.max(size, height, 1)) {
        endLine();
        endParagraph();
      }
      lastBottom = bottom;
      height = size;
    }
    line += piece.str;
    if (piece.hasEOL) endLine();
  }
  endLine();
  endParagraph();
  return paragraphs.join("");
}

/** Puts the next line behind a paragraph: a hyphen at the end of a line joins, Chinese joins without a space. */
function joined(paragraph: string, line: string): string {
  const next = line.trim();
  if (paragraph === "" || next === "") return paragraph + next;
  if (/\p{L}-$/u.test(paragraph) && /^\p{Ll}/u.test(next)) return paragraph.slice(0, -1) + next;
  const uncut = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}，。、；：）]$/u.test(paragraph);
  return uncut && /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}（]/u.test(next)
    ? paragraph + next
    : `${paragraph} ${next}`;
}

function escaped(plain: string): string {
  return plain.replace(/&/g, "&amp;").replace(/</g, "&lt;");
}
