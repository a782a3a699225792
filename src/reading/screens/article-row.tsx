import { succeeded } from "../../storage/failure-report.ts";
import { IconButton } from "../../ui/button.tsx";
import { Icon } from "../../ui/icon.tsx";
import { lazy } from "../../ui/lazy.tsx";
import { Progress } from "../../ui/notice.tsx";
import { routeTo } from "../../ui/route.ts";
import { showToast } from "../../ui/toast.tsx";
import type { Article } from "../article-record.ts";
import { titleOf } from "../article-title.ts";
import { messages } from "../messages.ts";
import { removeArticle, restoreArticle } from "../queue-actions.ts";
import { fetching, minutesOf, onDevice, owing, shareRead, troubles } from "../reading-store.ts";
import "./reading.css";

const TroubleLine = lazy(() => import("./trouble-line.tsx").then((module) => module.TroubleLine));

/** An article of a list: minutes, title, where it is from, how far it is read, whether it is here. */
export function ArticleRow({ article, chosen }: { readonly article: Article; readonly chosen: boolean }) {
  const title = titleOf(article);
  const minutes = minutesOf(article);
  const share = shareRead(article);
  return (
    <li
      class={`article-row${chosen ? " article-row--chosen" : ""}${article.finishedAt === null ? "" : " article-row--finished"}`}
    >
      <p class="article-row__minutes">
        {minutes ?? messages.unknownMinutes}
        <span class="article-row__unit">{messages.minutes}</span>
      </p>
      <div class="article-row__body">
        <a
          class="article-row__title"
          href={routeTo("read", { article: article.id })}
          aria-current={chosen ? "true" : undefined}
        >
          {title}
        </a>
        <Source article={article} />
        {share > 0 && article.finishedAt === null && <Progress value={share} label={messages.progress} />}
      </div>
      <div class="article-row__end">
        <SavedMark id={article.id} />
        <IconButton
          icon="remove"
          label={messages.removeNamed(title)}
          onPress={async () => {
            const outcome = await removeArticle(article.id);
            if (!succeeded(outcome)) return;
            showToast(messages.removed, {
              label: messages.undo,
              run: () => void restoreArticle(article.id, Date.now()),
            });
          }}
        />
      </div>
    </li>
  );
}

function Source({ article }: { readonly article: Article }) {
  const trouble = troubles.value.get(article.id);
  if (fetching.value === article.id && !onDevice.value.has(article.id)) {
    return <p class="article-row__source">{messages.fetchingNow}</p>;
  }
  if (trouble !== undefined && !onDevice.value.has(article.id)) {
    if (trouble.kind === "offline") return <p class="article-row__source">{messages.waitsForNetwork}</p>;
    return <TroubleLine trouble={trouble} />;
  }
  return <p class="article-row__source">{article.site}</p>;
}

function SavedMark({ id }: { readonly id: string }) {
  const text = onDevice.value.has(id);
  const here = text && !owing.value.has(id);
  const label = here ? messages.onDevice : text ? messages.picturesCome : messages.waits;
  return (
    <span class={here ? "saved-mark" : "saved-mark saved-mark--waiting"} title={label}>
      <Icon name={here ? "saved" : "waiting"} small />
      <span class="visually-hidden">{label}</span>
    </span>
  );
}
