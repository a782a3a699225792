/** What a found document is. */
export type Findable =
  | { readonly kind: "article"; readonly id: string }
  | { readonly kind: "note"; readonly id: string }
  | { readonly kind: "highlight"; readonly id: string; readonly article: string };

/** What a document is known by among all that can be found. */
export function keyOf(findable: Findable): string {
  return [findable.kind, findable.id, ...(findable.kind === "highlight" ? [findable.article] : [])].join("/");
}

/** Reads such a key. */
export function readKey(key: string): Findable {
  const [kind, id = "", article = ""] = key.split("/");
  if (kind === "highlight") return { kind, id, article };
  return { kind: kind === "note" ? "note" : "article", id };
}
