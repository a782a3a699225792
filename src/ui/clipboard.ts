/** Puts a text on the clipboard; false where the browser does not let it (plain http, not allowed). */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** Puts a text on the clipboard with its formatting, `plain` for what takes none; false where it cannot be there. */
export async function copyFormatted(html: string, plain: string): Promise<boolean> {
  try {
    const blob = (text: string, type: string) => new Blob([text], { type });
    await navigator.clipboard.write([
      new ClipboardItem({ "text/html": blob(html, "text/html"), "text/plain": blob(plain, "text/plain") }),
    ]);
    return true;
  } catch {
    return false;
  }
}
