import type { FetchTrouble } from "./fetch-trouble.ts";
import { troubleText } from "./trouble-text.ts";

/** Why an article of a list is not on this device. */
export function TroubleLine({ trouble }: { readonly trouble: FetchTrouble }) {
  return <p class="article-row__source article-row__source--trouble">{troubleText(trouble)}</p>;
}
