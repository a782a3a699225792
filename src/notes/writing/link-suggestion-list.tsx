import { SuggestionList } from "../../ui/lists/suggestion-list.tsx";
import { kindAndDetail } from "../linking/link-sheet.tsx";
import { messages } from "../messages.ts";
import type { LinkSuggesting } from "./link-suggesting.ts";
import type { TextSurface } from "./text-surface.ts";

/** The suggestions for the link that is being written, at its caret. */
export function LinkSuggestionList(props: {
  readonly suggesting: LinkSuggesting;
  readonly surface: { readonly current: TextSurface | undefined };
  /** What stands below the text: the list ends above it. */
  readonly toolbar: { readonly current: HTMLElement | null };
}) {
  const { suggesting, surface, toolbar } = props;
  const suggested = suggesting.suggested.value;
  if (suggested === undefined) return null;
  return (
    <SuggestionList
      label={messages.linkSuggestions}
      status={messages.linkSuggestionCount(suggested.candidates.length)}
      suggestions={suggested.candidates.map(({ key, kind, title, detail }) => ({
        key,
        title,
        detail: kindAndDetail(kind, detail),
      }))}
      chosen={suggested.chosen}
      field={() => surface.current?.element()}
      anchor={() => surface.current?.caretBox()}
      floor={() => Math.min(innerHeight, toolbar.current?.getBoundingClientRect().top ?? innerHeight)}
      onChoose={(index) => suggesting.choose(index)}
    />
  );
}
