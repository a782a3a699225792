import * as v from "valibot";
import { readRepository } from "./followed.ts";

/** Repositories of a watch list, by the name they stand under; "" where they stand under none. */
export interface RepositoryList {
  readonly name: string;
  readonly repositories: readonly string[];
}

const entrySchema = v.union([
  v.string(),
  v.object({ repo: v.optional(v.string()), repository: v.optional(v.string()), url: v.optional(v.string()) }),
]);

/** Reads a watch list: JSON with lists of repositories, alone or by name, or a text that names some. */
export function readWatchList(text: string): readonly RepositoryList[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return named(
      "",
      [...text.matchAll(/https?:\/\/[^\s)>\]"',;]+|(?<![\w/.-])[\w.-]+\/[\w.-]+(?![\w/])/g)].map(
        ([one]) => one,
      ),
    );
  }
  if (Array.isArray(parsed)) return named("", parsed.map(textOf));
  const lists = v.safeParse(v.record(v.string(), v.unknown()), parsed);
  if (!lists.success) return [];
  return Object.entries(lists.output).flatMap(([name, list]) =>
    Array.isArray(list) ? named(name, list.map(textOf)) : [],
  );
}

function textOf(entry: unknown): string {
  const read = v.safeParse(entrySchema, entry);
  if (!read.success) return "";
  return typeof read.output === "string"
    ? read.output
    : (read.output.repo ?? read.output.repository ?? read.output.url ?? "");
}

function named(name: string, texts: readonly string[]): readonly RepositoryList[] {
  const found = new Map<string, string>();
  for (const text of texts) {
    const repository = readRepository(text.replace(/(?<![.,;:])[.,;:]+$/, ""));
    if (repository !== undefined && !/^https?:/i.test(repository))
      found.set(repository.toLowerCase(), repository);
  }
  return found.size === 0 ? [] : [{ name, repositories: [...found.values()] }];
}
