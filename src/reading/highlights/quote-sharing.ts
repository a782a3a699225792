import { copyText as putOnClipboard } from "../../ui/clipboard.ts";
import { showToast } from "../../ui/layout/toast.tsx";
import type { Article } from "../article-record.ts";
import { titleOf } from "../article-title.ts";
import { messages } from "../reader/messages.ts";
import { quoteWithSource } from "./highlights-store.ts";

/** Puts a quote with its source on the clipboard. */
export async function copyQuote(exact: string, article: Article): Promise<void> {
  await copyText(quoteWithSource(exact, article));
}

/** Puts a text on the clipboard, and says whether it is there. */
export async function copyText(text: string): Promise<void> {
  showToast((await putOnClipboard(text)) ? messages.copied : messages.notCopied);
}

/** Hands a quote with its source to another app. */
export async function shareQuote(exact: string, article: Article): Promise<void> {
  try {
    await navigator.share({ title: titleOf(article), text: quoteWithSource(exact, article) });
  } catch (error) {
    // Somebody who closes the device's sheet has changed their mind, nothing else.
    if (!(error instanceof DOMException && error.name === "AbortError")) await copyQuote(exact, article);
  }
}
