import { succeeded } from "../../../storage/database/failure-report.ts";
import { Button } from "../../../ui/controls/button.tsx";
import { Disclosure } from "../../../ui/controls/disclosure.tsx";
import { showToast } from "../../../ui/layout/toast.tsx";
import { refreshRadar } from "../../refresh/refresh.ts";
import { watchList } from "../../watch-list.ts";
import { messages } from "../messages.ts";
import { type StarterSource, startersFor } from "../rules/starter-sources.ts";
import { addSources, allSources, sourceId } from "../sources-store.ts";

/** Feeds for the sources the plan names, offered one by one. */
export function Starters() {
  const { sources: named } = watchList.value;
  const followed = new Set(allSources.value.map(({ id }) => id));
  const words = named.map(({ name, detail }) => `${name} ${detail}`).join("\n");
  const offered = startersFor(words).filter(({ address }) => !followed.has(sourceId(address)));
  if (offered.length === 0) return null;
  const add = async (some: readonly StarterSource[]): Promise<void> => {
    const { added, outcome } = await addSources(some, Date.now());
    if (!succeeded(outcome)) return;
    showToast(messages.added(added.length));
    void refreshRadar("by-hand");
  };
  return (
    <Disclosure title={messages.starters}>
      <p class="quiet-text">{named.length === 0 ? messages.startersNone : messages.startersText}</p>
      <ul>
        {offered.map((one) => (
          <li key={one.address} class="starter-row">
            <span>{one.title}</span>
            <Button kind="text" label={messages.addLabel(one.title)} onPress={() => void add([one])}>
              {messages.add}
            </Button>
          </li>
        ))}
      </ul>
      <Button onPress={() => void add(offered)}>{messages.addAll}</Button>
    </Disclosure>
  );
}
