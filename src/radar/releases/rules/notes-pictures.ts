const IMAGE_TAG = /<img\b[^>]*>/gi;
/** The address of a picture in Markdown, from its parenthesis on; it may hold pairs of parentheses itself. */
const PICTURE_ADDRESS = /\(\s*<?(https?:\/\/[^\s()<>]+(?:\([^\s()]*\)[^\s()<>]*)*)/y;

/** Release notes with the pictures they have as HTML written as Markdown, for HTML is not shown. */
export function withMarkdownPictures(body: string): string {
  // Behind the last ">" there is no whole tag to look for.
  const end = body.lastIndexOf(">") + 1;
  const whole = body.slice(0, end).replace(IMAGE_TAG, (tag) => {
    const address = /\bsrc\s*=\s*(["'])(https?:\/\/[^"'\s]+)\1/i.exec(tag)?.[2];
    const alt = /\balt\s*=\s*(["'])(.*?)\1/i.exec(tag)?.[2] ?? "";
    return address === undefined ? tag : `![${alt.replace(/[[\]]/g, "")}](<${address}>)`;
  });
  return whole + body.slice(end);
}

/** The addresses of the pictures in release notes, each once. */
export function picturesOfNotes(body: string): readonly string[] {
  const notes = withMarkdownPictures(body);
  const found = new Set<string>();
  for (let open = notes.indexOf("!["); open >= 0; ) {
    const close = notes.indexOf("]", open + 2);
    if (close < 0) break;
    PICTURE_ADDRESS.lastIndex = close + 1;
    const address = PICTURE_ADDRESS.exec(notes)?.[1];
    if (address !== undefined) {
      const end = notes.indexOf(")", PICTURE_ADDRESS.lastIndex);
      if (end < 0) break;
      found.add(address);
      open = notes.indexOf("![", end + 1);
    } else open = notes.indexOf("![", close + 1);
  }
  return [...found];
}
