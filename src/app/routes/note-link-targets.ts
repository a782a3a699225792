import { computed } from "@preact/signals";
import { type LinkTarget, type LinkTargets, linkTargets } from "../../notes/linking/link-targets.ts";
import { linkToTitle } from "../../notes/linking/link-to-title.ts";
import { titleKey } from "../../notes/rules/title-key.ts";
import { currentOutline, currentPlan } from "../../plan/plan-store.ts";
import { loadProjects, statusOf, watchedProjects } from "../../radar/releases/projects-store.ts";
import { loadReleases } from "../../radar/releases/release-shelf.ts";
import { repositoryAddress } from "../../radar/releases/rules/followed.ts";
import { sourceOf, titleOf } from "../../reading/article-title.ts";
import {
  allHighlights,
  highlightsRevision,
  loadHighlights,
} from "../../reading/highlights/highlights-store.ts";
import { articles, loadReading } from "../../reading/reading-store.ts";
import { showPlanOnRadar } from "../../today/radar-doors.ts";
import { routeTo } from "../../ui/navigation/route.ts";

const QUOTE = 90;
/** Releases of one project that can be linked to. */
const RELEASES = 10;

/** What of all domains a note can link to, put together when it is first asked for. */
const all = computed<readonly LinkTarget[]>(() => {
  articles.revision.value;
  highlightsRevision.value;
  const targets: LinkTarget[] = [];
  const plan = currentPlan.value;
  const outline = currentOutline.value;
  if (plan !== undefined && outline !== undefined) {
    for (const { text } of outline.tasks)
      targets.push({ kind: "task", title: text, place: routeTo("plan"), link: linkToTitle(text) });
    for (const { title } of outline.topics)
      targets.push({
        kind: "topic",
        title,
        place: routeTo("plan", { view: "topics" }),
        link: linkToTitle(title),
      });
  }
  for (const project of watchedProjects.value) {
    const { name, repository } = project;
    const place = routeTo("radar", { project: project.id });
    const address = repository === "" ? "" : repositoryAddress(repository);
    targets.push({ kind: "project", title: name, place, ...linkTo(name, address) });
    for (const { tag, address: page } of statusOf(project).releases.slice(0, RELEASES)) {
      const title = `${name} ${tag}`;
      targets.push({
        kind: "release",
        title,
        place: routeTo("radar", { project: project.id, release: tag }),
        ...linkTo(title, page),
      });
    }
  }
  const queue = [...articles.values()].sort((one, other) => other.savedAt - one.savedAt);
  for (const article of queue) {
    const title = titleOf(article);
    const place = routeTo("read", { article: article.id });
    targets.push({
      kind: "article",
      title,
      detail: sourceOf(article),
      place,
      ...linkTo(title, article.address),
    });
  }
  for (const { id, exact, article } of allHighlights()) {
    const of = articles.peek(article);
    const quote = exact.replace(/\s+/g, " ").trim();
    const words = quote.length > QUOTE ? `${quote.slice(0, QUOTE).trimEnd()}…` : quote;
    targets.push({
      kind: "highlight",
      title: `“${words}”`,
      ...(of === undefined ? {} : { detail: titleOf(of) }),
      place: routeTo("read", { article, highlight: id }),
      ...linkTo(`“${words}”`, of === undefined || of.address === "" ? "" : withFragment(of.address, quote)),
    });
  }
  return targets;
});

const byTitle = computed(() => {
  const found = new Map<string, LinkTarget>();
  for (const target of all.value) {
    const key = titleKey(target.title);
    if (!found.has(key)) found.set(key, target);
  }
  return found;
});

const byAddress = computed(() => {
  const found = new Map<string, LinkTarget>();
  for (const target of all.value) {
    const { address } = target;
    if (address !== undefined && !found.has(address)) found.set(address, target);
  }
  return found;
});

const targets: LinkTargets = {
  byTitle: (title) => byTitle.value.get(titleKey(title)),
  byAddress: (address) => byAddress.value.get(address),
  all: () => all.value,
};

/** Lets notes link to what the other domains have. */
export function offerLinkTargets(): void {
  linkTargets.value = targets;
  showPlanOnRadar();
  void loadReading();
  void loadHighlights();
  void loadProjects();
  void loadReleases();
}

/** A link to the web, or by title where there is no address. */
function linkTo(title: string, address: string): Pick<LinkTarget, "address" | "link"> {
  if (!/^https?:/.test(address)) return { link: linkToTitle(title) };
  // A closing parenthesis or a space would end the link.
  const safe = address
    .replace(/[()]/g, (mark) => (mark === "(" ? "%28" : "%29"))
    .replace(/\s/g, encodeURIComponent);
  return { address: safe, link: `[${title.replace(/([[\]\\])/g, "\\$1")}](${safe})` };
}

/** The address of a passage in a page (WICG, URL fragment text directives): its first and last words. */
function withFragment(address: string, quote: string): string {
  const words = quote.split(" ");
  const part = (some: readonly string[]): string => encodeURIComponent(some.join(" ")).replace(/-/g, "%2D");
  const text = words.length <= 8 ? part(words) : `${part(words.slice(0, 4))},${part(words.slice(-4))}`;
  return `${address.split("#")[0]}#:~:text=${text}`;
}
