import type { ComponentChildren } from "preact";
import "./list-head.css";

/** What stands above a list: chips that narrow it, and its controls at the end of the row. */
export function ListHead({ children }: { readonly children: ComponentChildren }) {
  return <div class="list-head">{children}</div>;
}
