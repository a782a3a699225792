import { useState } from "preact/hooks";
import { Button, OutsideLink } from "../../ui/controls/button.tsx";
import { archive, tag } from "../../ui/icons/reading-icons.ts";
import { Sheet } from "../../ui/layout/sheet.tsx";
import type { Article } from "../article-record.ts";
import { titleOf } from "../article-title.ts";
import { isUnread } from "../reading-store.ts";
import { messages } from "./messages.ts";
import { TagsSheet } from "./tags-sheet.tsx";
import { archiveArticles, deleteArticles, finishArticles, putBack } from "./with-undo.ts";

/** What can be done with one article of a list. */
export function ArticleActions(props: {
  readonly article: Article;
  readonly move?: { readonly at: number; readonly last: number; to(index: number): void };
  readonly onClose: () => void;
}) {
  const { article, move } = props;
  const [tagging, setTagging] = useState(false);
  const act = (command: (chosen: readonly Article[]) => Promise<unknown>) => () => {
    props.onClose();
    void command([article]);
  };
  if (tagging) return <TagsSheet articles={[article]} onClose={props.onClose} />;
  return (
    <Sheet title={titleOf(article)} closeLabel={messages.close} onClose={props.onClose}>
      <div class="action-list">
        {isUnread(article) ? (
          <Button icon="done" onPress={act(finishArticles)}>
            {messages.done}
          </Button>
        ) : (
          <Button icon="back" onPress={act(putBack)}>
            {messages.notDone}
          </Button>
        )}
        <Button icon={tag} onPress={() => setTagging(true)}>
          {messages.tags}
        </Button>
        {article.archivedAt === null && (
          <Button icon={archive} onPress={act(archiveArticles)}>
            {messages.archive}
          </Button>
        )}
        {move !== undefined && (
          <>
            <Button icon="up" disabled={move.at === 0} onPress={() => move.to(move.at - 1)}>
              {messages.moveUp}
            </Button>
            <Button icon="down" disabled={move.at === move.last} onPress={() => move.to(move.at + 1)}>
              {messages.moveDown}
            </Button>
            <Button icon="up" disabled={move.at === 0} onPress={() => move.to(0)}>
              {messages.moveFirst}
            </Button>
          </>
        )}
        <Button icon="remove" onPress={act(deleteArticles)}>
          {messages.remove}
        </Button>
        {article.address !== "" && (
          <OutsideLink kind="text" href={article.address}>
            {messages.original}
          </OutsideLink>
        )}
      </div>
    </Sheet>
  );
}
