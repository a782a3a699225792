/** A link to a note by its title; the title alone where its signs would end the link. */
export function noteLink(title: string): string {
  return /[[\]|#^]/.test(title) ? title.replace(/([[\]\\])/g, "\\$1") : `[[${title}]]`;
}

/** A link to an address of the web; the title alone where it is none. */
export function linkTo(title: string, address: string): string {
  const words = title.replace(/([[\]\\])/g, "\\$1");
  return /^https?:\/\/[^\s()]+$/.test(address) ? `[${words}](${address})` : words;
}
