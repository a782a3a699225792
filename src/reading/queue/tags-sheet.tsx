import { useState } from "preact/hooks";
import { succeeded } from "../../storage/database/failure-report.ts";
import { SubmitButton } from "../../ui/controls/button.tsx";
import { Chip } from "../../ui/controls/chips.tsx";
import { TextField } from "../../ui/controls/field.tsx";
import { Sheet } from "../../ui/layout/sheet.tsx";
import type { Article } from "../article-record.ts";
import { setTag } from "./change-articles.ts";
import { messages } from "./messages.ts";
import { tags } from "./queue-view.ts";

/** The tags of one article or several: given and taken off with a tap, or written anew. */
export function TagsSheet({
  articles,
  onClose,
}: {
  readonly articles: readonly Article[];
  readonly onClose: () => void;
}) {
  const [written, setWritten] = useState("");
  const ids = articles.map(({ id }) => id);
  const on = (tag: string): boolean => articles.every((article) => article.tags.includes(tag));
  const add = (): void => {
    const tag = written.trim().replace(/^#+/, "").replace(/\s+/g, " ").slice(0, 60);
    if (tag === "") return;
    setWritten("");
    void setTag(ids, tag, true).then(succeeded);
  };
  return (
    <Sheet title={messages.tagsOf(articles.length)} closeLabel={messages.close} onClose={onClose}>
      <div class="tag-cloud">
        {[...tags.value.keys()].map((tag) => (
          <Chip key={tag} chosen={on(tag)} onPress={() => void setTag(ids, tag, !on(tag)).then(succeeded)}>
            #{tag}
          </Chip>
        ))}
      </div>
      <form
        class="save-form"
        onSubmit={(event) => {
          event.preventDefault();
          add();
        }}
      >
        <TextField label={messages.newTag} value={written} onInput={setWritten} />
        <SubmitButton>{messages.addTag}</SubmitButton>
      </form>
    </Sheet>
  );
}
