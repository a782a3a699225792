/** How the links and pictures of a document are resolved; undefined shows the words without a link. */
export type ResolveAddress = (address: string) => string | undefined;

/** Only addresses a person would follow: the web, mail and places on the same page. */
export function followable(address: string): string | undefined {
  return /^(?:https?:\/\/|mailto:|#)/i.test(address) ? address : undefined;
}
