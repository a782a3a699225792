/**
 * The words of a text in lower case, as they are compared: runs of letters and digits, and single characters of
 * scripts that write without spaces.
 */
export function pageWords(text: string): readonly string[] {
  return (
    text
      .normalize("NFKC")
      .toLowerCase()
      .match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[\p{L}\p{N}\p{M}]+/gu) ?? []
  );
}
