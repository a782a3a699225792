import { generateOpml, parseOpml } from "feedsmith";
import * as v from "valibot";
import { decodeFeed, withoutDoctype } from "./rules/feed-text.ts";

/** A source in a list of sources (OPML 2.0). */
export interface ListedSource {
  readonly title: string;
  readonly address: string;
  readonly site: string;
  /** The groups it stands in, and its categories. */
  readonly tags: readonly string[];
}

const text = v.optional(v.fallback(v.string(), ""), "");
const outlineSchema = v.object({
  text,
  title: text,
  xmlUrl: text,
  htmlUrl: text,
  categories: v.optional(v.fallback(v.array(v.string()), []), []),
  outlines: v.optional(v.array(v.unknown()), []),
});
const opmlSchema = v.object({ body: v.object({ outlines: v.optional(v.array(v.unknown()), []) }) });

/** Reads a list of sources; undefined where it is none. */
export function readOpml(bytes: Uint8Array): readonly ListedSource[] | undefined {
  try {
    const source = withoutDoctype(decodeFeed(bytes, ""));
    const read = v.safeParse(opmlSchema, parseOpml(source));
    return read.success ? read.output.body.outlines.flatMap((one) => sourcesIn(one, [])) : undefined;
  } catch {
    return undefined;
  }
}

function sourcesIn(outline: unknown, groups: readonly string[]): readonly ListedSource[] {
  const read = v.safeParse(outlineSchema, outline);
  if (!read.success) return [];
  const { xmlUrl, htmlUrl, categories, outlines } = read.output;
  const title = (read.output.title || read.output.text).trim();
  const within = outlines.flatMap((one) => sourcesIn(one, title === "" ? groups : [...groups, title]));
  if (!/^https?:\/\//i.test(xmlUrl)) return within;
  const named = categories.flatMap((one) => one.split("/").filter((part) => part !== ""));
  return [{ title, address: xmlUrl, site: htmlUrl, tags: [...new Set([...groups, ...named])] }, ...within];
}

/** Writes a list of sources, grouped by their first tag. */
export function writeOpml(title: string, sources: readonly ListedSource[]): string {
  const groups = new Map<string, ListedSource[]>();
  for (const source of sources) {
    const group = source.tags[0] ?? "";
    groups.set(group, [...(groups.get(group) ?? []), source]);
  }
  const outlines: Outline[] = [];
  for (const [group, some] of groups) {
    if (group === "") outlines.push(...some.map(outlineOf));
    else outlines.push({ text: group, title: group, outlines: some.map(outlineOf) });
  }
  return generateOpml({ head: { title }, body: { outlines } });
}

type Outline = NonNullable<NonNullable<Parameters<typeof generateOpml>[0]["body"]>["outlines"]>[number];

function outlineOf({ title, address, site, tags }: ListedSource): Outline {
  const name = title === "" ? address : title;
  return {
    text: name,
    title: name,
    type: "rss",
    xmlUrl: address,
    ...(site === "" ? {} : { htmlUrl: site }),
    ...(tags.length > 1 ? { categories: tags.map((tag) => `/${tag}`) } : {}),
  };
}
