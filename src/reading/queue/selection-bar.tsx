import { useState } from "preact/hooks";
import { IconButton } from "../../ui/controls/button.tsx";
import { archive, tag } from "../../ui/icons/reading-icons.ts";
import { SelectionBar } from "../../ui/lists/selection-bar.tsx";
import { lazy } from "../../ui/rendering/lazy.tsx";
import type { Article } from "../article-record.ts";
import { messages } from "./messages.ts";
import { archiveArticles, deleteArticles, finishArticles } from "./with-undo.ts";

const TagsSheet = lazy(() => import("./tags-sheet.tsx").then((module) => module.TagsSheet));

/** What is done to the selected articles at once. */
export function ArticleSelectionBar(props: {
  readonly articles: readonly Article[];
  readonly onAll: () => void;
  readonly onDone: () => void;
}) {
  const { articles } = props;
  const [tagging, setTagging] = useState(false);
  const none = articles.length === 0;
  const act = (command: (chosen: readonly Article[]) => Promise<unknown>) => () => {
    props.onDone();
    void command(articles);
  };
  return (
    <SelectionBar
      label={messages.selected(articles.length)}
      all={{ label: messages.selectAll, onPress: props.onAll }}
    >
      <IconButton icon="done" label={messages.done} disabled={none} onPress={act(finishArticles)} />
      <IconButton icon={tag} label={messages.tags} disabled={none} onPress={() => setTagging(true)} />
      <IconButton icon={archive} label={messages.archive} disabled={none} onPress={act(archiveArticles)} />
      <IconButton icon="remove" label={messages.remove} disabled={none} onPress={act(deleteArticles)} />
      {tagging && <TagsSheet articles={articles} onClose={() => setTagging(false)} />}
    </SelectionBar>
  );
}
