/** Marks of Markdown that plain prose hardly has. */
const marks = [
  /^#{1,6}\s+\S/m,
  /^[^\S\n\r\u2028\u2029]*[-*+]\s+\S.*\n\s*[-*+]\s+\S/m,
  /\[[^[\]\n]+\]\([^()\s]{1,2000}\)/,
  /^```/m,
  /\*\*[^*\n]+\*\*/,
  /^>\s/m,
];

/** What a pasted text is written in: HTML where it is markup, Markdown where it has its marks, else plain text. */
export function textFormat(text: string): "html" | "markdown" | "text" {
  if (/^\s*<(?:!doctype|html|head|body|article|main|div|section|p|h[1-6])[\s>]/i.test(text)) return "html";
  return marks.some((mark) => mark.test(text)) ? "markdown" : "text";
}

/** The first web address in a text, and what is left of the text without it. */
export function addressInText(text: string): { readonly address: string; readonly rest: string } | undefined {
  const found = /https?:\/\/[^\s<>"'“”「」，。；！？、（）《》]+/i.exec(text);
  if (found === null) return undefined;
  const address = found[0].replace(/(?<![).,;:!?。，；：！？）】》])[).,;:!?。，；：！？）】》]+$/u, "");
  const rest = (text.slice(0, found.index) + text.slice(found.index + address.length)).trim();
  return { address, rest: rest.replace(/^["“]|["”]$/g, "").trim() };
}
