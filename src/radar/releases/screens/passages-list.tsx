import { useState } from "preact/hooks";
import { Button } from "../../../ui/controls/button.tsx";
import { Icon } from "../../../ui/icons/icon.tsx";
import { SectionHeading } from "../../../ui/layout/page.tsx";
import { messages } from "../messages.ts";
import type { Passage } from "../rules/release-passages.ts";
import "./releases.css";

/** Passages shown of each kind before one asks for more. */
const SHOWN = 6;

/** The passages of one kind; what breaks or is of security is never shortened. */
export function PassagesList({
  kind,
  passages,
}: {
  readonly kind: Passage["kind"];
  readonly passages: readonly Passage[];
}) {
  const [isWhole, setWhole] = useState(kind === "breaking" || kind === "security");
  const shown = isWhole ? passages : passages.slice(0, SHOWN);
  return (
    <section class={`passages passages--${kind}`}>
      <SectionHeading detail={passages.length}>
        {kind === "breaking" && <Icon name="warning" small />}
        {messages.kinds[kind]}
      </SectionHeading>
      <ul>
        {shown.map(({ text }) => (
          <li key={text} class="passages__one" dir="auto">
            {text}
          </li>
        ))}
      </ul>
      {shown.length < passages.length && (
        <Button kind="text" onPress={() => setWhole(true)}>
          {messages.more(passages.length - shown.length)}
        </Button>
      )}
    </section>
  );
}
