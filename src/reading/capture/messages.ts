/** The words of the ways to bring something into the queue. */
export const messages = {
  title: "Add to the queue",
  close: "Close",
  address: "Address",
  addressPlaceholder: "https://…",
  save: "Save article",
  saved: "Saved to the queue",
  savedOffline: "Saved. It is fetched when there is a network.",
  knownAddress: "Already in the queue",
  notAnAddress: "That is not a web address. It should look like https://example.org/article.",
  files: "Add files",
  filesText:
    "Web pages saved as HTML, Markdown, plain text, PDF, and audio. The file itself is kept on this device.",
  paste: "Paste",
  pasteText: "A text, Markdown, or a copied page with its formatting.",
  pasteField: "Text to keep",
  pastePlaceholder: "Paste here…",
  pasteFormatted: "A formatted page is pasted and will be kept as such.",
  pasteAddress: "Where it is from (optional)",
  keepPasted: "Keep this text",
  share: "From other apps",
  shareText:
    "Installed on Android or a desktop, Wayside stands in the share sheet and takes addresses, text and files, with or without a network. Where the share sheet does not list it (iPhone, iPad), copy the address and paste it above, or use the bookmarklet.",
  bookmarklet: "From the browser: a bookmarklet",
  bookmarkletText:
    "It sends the page as you see it, logged in and all, for pages that cannot be fetched. Drag the link to your bookmarks, or make a bookmark and paste the copied code as its address. Where a page stops it and nothing happens at all, copy the page’s address and paste it above.",
  bookmarkletLink: "Keep in Wayside",
  bookmarkletBlocked:
    "This site does not let the page be sent. It is on the clipboard now: open Wayside, choose More ways to add, and paste it.",
  bookmarkletInstead:
    "This page did not reach Wayside: its site forbids it, or the browser let no new tab open. Copy its address, open Wayside, choose More ways to add, and paste it there.",
  copyBookmarklet: "Copy the code",
  copied: "Copied",
  notCopied: "This browser did not let the code be copied. Drag the link to your bookmarks instead.",
  kept: (n: number) => (n === 1 ? "Kept in the queue" : `${n} kept in the queue`),
  known: "Already in the queue, now with this file",
  received: (all: number, added: number, online: boolean) =>
    added === 0
      ? "Already in the queue"
      : `${all === 1 ? "Saved" : `${all} saved`} to the queue${online ? "" : ". Addresses are fetched when there is a network."}`,
  receivedNothing:
    "Nothing arrived. Open Wayside once with a network, so that it can receive what you share, then share again.",
  unknownKind: (name: string) =>
    `“${name}” is neither text, HTML, Markdown, PDF nor audio, so it was not added. Nothing else was changed.`,
  tooLarge: (name: string) => `“${name}” is larger than 200 MB, which is more than Wayside takes.`,
  nothing: "There was nothing in it to keep.",
} as const;
