/** Whether a text has tags of HTML, whatever it begins with. */
function isMarkup(text: string): boolean {
  return text.includes("</") || /<(?:br|hr|img|p)[\s/>]/i.test(text);
}

/**
 * The text an export has of an article as a page of its own, under the title it has there; its media type beside it.
 * Nothing of it is made harmless: that is done where it is read.
 */
export function exportPage(title: string, content: string): { readonly type: string; readonly text: string } {
  if (!isMarkup(content)) return { type: "text/plain;charset=utf-8", text: content };
  const words = title.replace(/&/g, "&amp;").replace(/</g, "&lt;");
  const head = `<!doctype html><meta charset="utf-8"><title>${words}</title>`;
  const heading = title === "" ? "" : `<h1>${words}</h1>`;
  return { type: "text/html;charset=utf-8", text: `${head}<article>${heading}${content}</article>` };
}
