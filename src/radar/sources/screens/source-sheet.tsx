import { useState } from "preact/hooks";
import { succeeded } from "../../../storage/database/failure-report.ts";
import { Button } from "../../../ui/controls/button.tsx";
import { TextField } from "../../../ui/controls/field.tsx";
import { SelectField } from "../../../ui/controls/select-field.tsx";
import { Switch } from "../../../ui/controls/switch.tsx";
import { Sheet } from "../../../ui/layout/sheet.tsx";
import { withUndo } from "../../../undo/with-undo.ts";
import { watchList } from "../../watch-list.ts";
import { keepOffline } from "../keep-offline.ts";
import { messages } from "../messages.ts";
import { nameOf } from "../source-name.ts";
import type { Source } from "../source-record.ts";
import { setSource, unfollowSource } from "../sources-store.ts";

const counts = [5, 10, 20, 50, 100] as const;
const spans = [7, 14, 30, 90, 365] as const;

/** The rules for one source. */
export function SourceSheet({ source, onClose }: { readonly source: Source; readonly onClose: () => void }) {
  const { id } = source;
  const set = (fields: Parameters<typeof setSource>[1]): void => void setSource(id, fields).then(succeeded);
  const remove = async (): Promise<void> => {
    if (await withUndo(unfollowSource(id), messages.unfollowed(nameOf(source)))) onClose();
  };
  // As it is typed: a comma that ends nothing yet stays.
  const [tagText, setTagText] = useState(source.tags.join(", "));
  const setTags = (text: string): void => {
    setTagText(text);
    const tags = text.split(/[,，、]/).map((tag) => tag.trim());
    set({ tags: [...new Set(tags.filter((tag) => tag !== ""))] });
  };
  const categories = watchList.value.categories
    .map(({ name }) => name)
    .filter((name) => !source.tags.includes(name));
  const choices = (all: readonly number[], now: number) =>
    [...new Set([...all, now])]
      .sort((one, other) => one - other)
      .map((n) => ({ value: String(n), text: messages.nOf(n) }));
  return (
    <Sheet title={nameOf(source)} closeLabel={messages.close} onClose={onClose}>
      {source.movedFrom !== "" && (
        <p class="quiet-text">{messages.movedFrom(source.movedFrom, source.address)}</p>
      )}
      <TextField label={messages.name} value={source.title} onInput={(title) => set({ title })} />
      <TextField label={messages.tags} hint={messages.tagsHint} value={tagText} onInput={setTags} />
      {categories.length > 0 && (
        <div class="row-of-buttons">
          {categories.map((name) => (
            <Button key={name} kind="text" onPress={() => setTags([...source.tags, name].join(", "))}>
              {name}
            </Button>
          ))}
        </div>
      )}
      <SelectField
        label={messages.newest}
        value={String(source.newest)}
        options={choices(counts, source.newest)}
        onChange={(n) => set({ newest: Number(n) })}
      />
      <SelectField
        label={messages.days}
        value={String(source.days)}
        options={choices(spans, source.days)}
        onChange={(n) => set({ days: Number(n) })}
      />
      <Switch
        label={messages.offline1}
        hint={messages.offlineText}
        on={source.offline}
        onChange={(offline) => {
          set({ offline });
          void keepOffline({ ...source, offline });
        }}
      />
      <Switch
        label={messages.paused}
        hint={messages.pausedText}
        on={source.paused}
        onChange={(paused) => set({ paused })}
      />
      <Button kind="text" icon="remove" onPress={() => void remove()}>
        {messages.unfollow}
      </Button>
    </Sheet>
  );
}
