/** What of Markdown is code: fenced blocks, and spans between backticks on one line. */
const code = /(?<![^\n])(```|~~~)[^\n]*\n[\s\S]*?(?:(?<![^\n])\1[^\n]*|$)|`[^`\n]*`/g;

/** A text of Markdown with everything outside its code transformed; the code stays as it is. */
export function outsideCode(text: string, transform: (part: string) => string): string {
  let result = "";
  let at = 0;
  for (const match of text.matchAll(code)) {
    result += transform(text.slice(at, match.index)) + match[0];
    at = match.index + match[0].length;
  }
  return result + transform(text.slice(at));
}
