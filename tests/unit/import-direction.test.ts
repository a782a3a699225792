import { readdirSync, readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { describe, expect, it } from "vitest";

const source = resolve(import.meta.dirname, "../../src");

/** What each folder may import, besides itself. An arrow goes down only; docs/structure.md draws it. */
const foundations = [
  "records",
  "encoding",
  "markdown",
  "contract",
  "workers",
  "storage",
  "web",
  "ui",
  "undo",
];
const allowed: Readonly<Record<string, readonly string[]>> = {
  records: [],
  encoding: [],
  markdown: [],
  contract: [],
  workers: [],
  storage: ["records"],
  remotes: ["records"],
  web: ["records", "contract", "storage", "remotes"],
  ui: ["markdown"],
  undo: ["storage", "ui"],
  sync: ["records", "storage", "remotes", "web"],
  search: ["records", "storage", "ui"],
  notes: ["records", "encoding", "markdown", "workers", "storage", "ui", "undo"],
  plan: [...foundations, "notes"],
  reading: [...foundations, "notes"],
  radar: [...foundations, "notes"],
  today: [...foundations, "notes", "plan", "reading", "radar"],
  app: [...foundations, "notes", "plan", "reading", "radar", "sync", "search", "today"],
  gateway: ["contract", "remotes"],
};

interface Import {
  readonly file: string;
  readonly target: string;
}

const files = readdirSync(source, { recursive: true, encoding: "utf8" }).filter((name) =>
  /\.tsx?$/.test(name),
);
const imports: readonly Import[] = files.flatMap((file) => {
  const text = readFileSync(join(source, file), "utf8");
  const found = [...text.matchAll(/(?:from|import)\s*\(?\s*"(\.[^"]+)"/g)];
  return found.map((match) => ({
    file,
    target: relative(source, resolve(source, file, "..", match[1] ?? "")),
  }));
});
const folderOf = (path: string): string => path.split(/[\\/]/)[0] ?? "";

describe("imports between the folders", () => {
  it("knows every folder", () => {
    expect([...new Set(files.map(folderOf))].sort()).toEqual(Object.keys(allowed).sort());
  });

  it("go one way", () => {
    const wrong = imports.filter(({ file, target }) => {
      const [from, to] = [folderOf(file), folderOf(target)];
      return from !== to && allowed[from]?.includes(to) !== true;
    });
    expect(wrong).toEqual([]);
  });

  it("never lead from pure rules to storage, screens or signals", () => {
    const wrong = imports.filter(
      ({ file, target }) =>
        /[\\/]rules[\\/]/.test(file) &&
        /^(?:storage|web|ui|sync)[\\/]|[\\/]screens[\\/]|-store\./.test(target),
    );
    const impure = files
      .filter((file) => /[\\/]rules[\\/]|^records[\\/]|^markdown[\\/]/.test(file))
      .filter((file) =>
        /\bdocument\.(?:body|create|query|getElement)|\b(?:window|indexedDB|localStorage)\.|Date\.now\(|new Date\(\)/.test(
          readFileSync(join(source, file), "utf8"),
        ),
      );
    expect({ wrong, impure }).toEqual({ wrong: [], impure: [] });
  });

  it("never lead from what executes the journal to what waits for it", () => {
    const commands = imports.filter(({ file }) => file === join("app", "commands.ts"));
    const reached = new Set<string>();
    const reach = (file: string): void => {
      if (reached.has(file)) return;
      reached.add(file);
      for (const { target } of imports.filter((one) => one.file === file)) reach(target);
    };
    reach(join("storage", "records", "execute-entry.ts"));
    for (const { target } of commands) reach(target);
    expect(reached).toContain(join("plan", "edit-plan.ts"));
    expect(reached).not.toContain(join("storage", "records", "recover-journal.ts"));
  });

  it("form no circle between files", () => {
    const graph = new Map<string, string[]>();
    for (const { file, target } of imports) graph.set(file, [...(graph.get(file) ?? []), target]);
    const settled = new Set<string>();
    const circleFrom = (file: string, path: readonly string[]): readonly string[] | undefined => {
      if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
      if (settled.has(file)) return undefined;
      for (const target of graph.get(file) ?? []) {
        const circle = circleFrom(target, [...path, file]);
        if (circle !== undefined) return circle;
      }
      settled.add(file);
      return undefined;
    };
    expect(files.map((file) => circleFrom(file, [])).find((circle) => circle !== undefined)).toBeUndefined();
  });
});
