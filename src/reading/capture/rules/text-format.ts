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

/** The web addresses in a text, in their order, and what is left of the text without them. */
export function addressesInText(text: string): {
  readonly addresses: readonly string[];
  readonly rest: string;
} {
  const addresses = [...text.matchAll(/https?:\/\/[^\s<>"'“”「」，。；！？、（）《》]+/gi)].map(([found]) =>
    found.replace(/(?<![).,;:!?。，；：！？）】》])[).,;:!?。，；：！？）】》]+$/u, ""),
  );
  const rest = addresses.reduce((left, address) => left.replace(address, () => ""), text).trim();
  return { addresses, rest: rest.replace(/^["“]|["”]$/g, "").trim() };
}
