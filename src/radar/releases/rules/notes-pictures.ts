const IMAGE_TAG = /<img\b[^>]*?\bsrc\s*=\s*(["'])(https?:\/\/[^"'\s]+)\1[^>]*>/gi;
const MARKDOWN_IMAGE = /!\[[^\]]*\]\(\s*<?(https?:\/\/[^\s()<>]+(?:\([^\s()]*\)[^\s()<>]*)*)>?[^)]*\)/g;

/** Release notes with the pictures they have as HTML written as Markdown, for HTML is not shown. */
export function withMarkdownPictures(body: string): string {
  return body.replace(IMAGE_TAG, (tag, _quote, address: string) => {
    const alt = /\balt\s*=\s*(["'])(.*?)\1/i.exec(tag)?.[2] ?? "";
    return `![${alt.replace(/[[\]]/g, "")}](<${address}>)`;
  });
}

/** The addresses of the pictures in release notes, each once. */
export function picturesOfNotes(body: string): readonly string[] {
  const found = withMarkdownPictures(body).matchAll(MARKDOWN_IMAGE);
  return [...new Set([...found].map(([, address = ""]) => address))];
}
