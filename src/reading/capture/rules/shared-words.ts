import { articleId } from "../../article-id.ts";
import { canonicalAddress } from "../../rules/canonical-address.ts";
import { addressesInText } from "./text-format.ts";

/** The words of a share, as the sender filled its fields; "" for those it left out. */
export interface SharedFields {
  readonly title: string;
  readonly text: string;
  readonly url: string;
}

/** What the words of a share are kept as. */
export type SharedWords =
  /** Articles by their addresses, the first with a title and a note where the share has such words. */
  | {
      readonly kind: "addresses";
      readonly addresses: readonly { readonly address: string; readonly title: string }[];
      readonly note: string;
    }
  /** A text: one to be read, or a word to the files it came with where it is short. */
  | { readonly kind: "text"; readonly text: string; readonly isShort: boolean }
  | { readonly kind: "nothing" };

/** A text of more characters than this that holds addresses is a text to be read, not links with a word to them. */
const LONG = 1500;

/**
 * What the words of a share are, which Android puts into the text as often as into the address's own field. Nothing of
 * them is dropped but what says the same twice: `names` are those of the files it came with.
 */
export function wordsOf({ title, text, url }: SharedFields, names: readonly string[] = []): SharedWords {
  const inText = addressesInText(text);
  const isShort = inText.rest.length < LONG;
  const addresses = new Map<string, string>();
  for (const address of [url, ...(isShort ? inText.addresses : [])]) {
    const canonical = canonicalAddress(address);
    if (canonical !== undefined && !addresses.has(articleId(canonical)))
      addresses.set(articleId(canonical), canonical);
  }
  const [first, ...others] = addresses.values();
  const saysMore = inText.rest !== "" && inText.rest !== title;
  if (first !== undefined && isShort) {
    if (others.length === 0)
      return {
        kind: "addresses",
        addresses: [{ address: first, title: title || inText.rest }],
        note: saysMore ? inText.rest : "",
      };
    // Which of them the words are of is not said: they stay together, the addresses among them.
    const ownTitle = canonicalAddress(url) === undefined ? "" : title;
    const note = [ownTitle === "" ? title : "", saysMore ? text.trim() : ""].filter((part) => part !== "");
    return {
      kind: "addresses",
      addresses: [{ address: first, title: ownTitle }, ...others.map((address) => ({ address, title: "" }))],
      note: note.join("\n\n"),
    };
  }
  const isName = names.includes(text.trim()) || (names.length > 0 && text.trim() === title.trim());
  return text.trim() === "" || isName ? { kind: "nothing" } : { kind: "text", text, isShort };
}
