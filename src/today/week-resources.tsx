import { useEffect, useState } from "preact/hooks";
import type { Plan } from "../plan/plan-record.ts";
import type { Resource } from "../plan/rules/outline.ts";
import { resolveFrom } from "../plan/screens/resolve-from.ts";
import { articleId } from "../reading/article-id.ts";
import { saveArticle } from "../reading/capture/save-article.ts";
import { articles, loadReading } from "../reading/reading-store.ts";
import { canonicalAddress } from "../reading/rules/canonical-address.ts";
import { peekShelf, shelfOf } from "../reading/shelf-store.ts";
import { Button } from "../ui/controls/button.tsx";
import { Icon } from "../ui/icons/icon.tsx";
import { Progress } from "../ui/layout/notice.tsx";
import { SectionHeading } from "../ui/layout/page.tsx";
import { hrefOf } from "../ui/navigation/href.ts";
import { routeTo } from "../ui/navigation/route.ts";
import { messages } from "./resource-messages.ts";

/** The linked documents of a week, to be had on this device before the ride. */
export function WeekResources({
  plan,
  resources,
}: {
  readonly plan: Plan;
  readonly resources: readonly Resource[];
}) {
  const [saving, setSaving] = useState(false);
  useEffect(() => void loadReading(), []);
  const resolve = resolveFrom(plan.origin);
  const found = resources.map((resource) => {
    const address = canonicalAddress(resolve(resource.address) ?? "");
    return { resource, address, id: address === undefined ? undefined : articleId(address) };
  });
  const savable = found.filter(({ address }) => address !== undefined);
  const shelves = savable.flatMap(({ id }) => (id === undefined ? [] : [shelfOf(id)]));
  const here = shelves.filter(({ present }) => present).length;
  const failed = shelves.filter(({ present, trouble }) => !present && trouble !== undefined).length;
  const relative = found.length - savable.length;
  const save = async (): Promise<void> => {
    setSaving(true);
    const { fetchArticle } = await import("../reading/fetching/fetch-articles.ts");
    for (const { address, resource } of savable) {
      if (address === undefined) continue;
      const saved = await saveArticle(address, Date.now(), resource.text);
      if (saved.ok && !peekShelf(saved.value.id).present) await fetchArticle(saved.value.id);
    }
    setSaving(false);
  };
  return (
    <section class="line-read">
      <SectionHeading detail={messages.saved(here, found.length)}>{messages.resources}</SectionHeading>
      <Progress value={found.length === 0 ? 0 : here / found.length} label={messages.progress} />
      <ul class="week-resources">
        {found.map(({ resource, id }) => {
          const known = id !== undefined && articles.get(id) !== undefined;
          return (
            <li key={resource.address} class="week-resources__item">
              {known ? (
                <a href={hrefOf(routeTo("read", { article: id }))}>{resource.text}</a>
              ) : (
                <span>{resource.text}</span>
              )}
              {id !== undefined && shelfOf(id).present && <Icon name="saved" small />}
            </li>
          );
        })}
      </ul>
      {savable.length > 0 && (
        <div class="row-of-buttons">
          <Button disabled={saving || here === savable.length} onPress={() => void save()}>
            {saving ? messages.saving : messages.save}
          </Button>
        </div>
      )}
      {failed > 0 && !saving && <p class="quiet-text">{messages.failed(failed)}</p>}
      {relative > 0 && <p class="quiet-text">{messages.relative(relative)}</p>}
    </section>
  );
}
