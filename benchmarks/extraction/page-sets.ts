/**
 * The labelled pages that extraction is measured on: four packed public sets in ../shared/pages, unpacked outside of
 * the repository, and our own in tests/pages. A set that is not there is left out, and that is said.
 */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { gunzipSync } from "node:zlib";
import { decodePage } from "../../src/reading/fetching/extraction/decode-page.ts";
import { registrableDomain } from "./registrable-domain.ts";

export type PublicSet =
  | "readability"
  | "defuddle"
  | "article-extraction-benchmark"
  | "trafilatura-evaluation";

export interface LabelledPage {
  readonly set: PublicSet | "own" | "given";
  readonly page: string;
  /** Where it was found, or a stand-in where the set does not say. */
  readonly address: string;
  /** What pages of one site share; pages without an address are sites of their own. */
  readonly site: string;
  readonly markup: string;
  readonly expected: Expected;
}

/** What a set says of a page; of "html" and "markdown" the words count. */
export type Expected =
  | { readonly kind: "html" | "markdown"; readonly markup: string }
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "pieces"; readonly present: readonly string[]; readonly absent: readonly string[] };

const packed = resolve(import.meta.dirname, "../../../shared/pages");
/** Where an address is not known, which is what the two first sets have always been measured with. */
const SOMEWHERE = "https://example.org/some/article";

/** A folder for what is large and can be made again; outside of the repository. */
export function cacheFolder(name: string): string {
  const folder = join(process.env.WAYSIDE_CACHE ?? join(tmpdir(), "wayside-cache"), name);
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** All public sets that are here. */
export function publicPages(): readonly LabelledPage[] {
  return [...readabilityPages(), ...defuddlePages(), ...articleBenchmarkPages(), ...trafilaturaPages()];
}

/** The folder of an unpacked set; undefined where the set is not here. */
function unpacked(name: string): string | undefined {
  const archive = join(packed, `${name}.tar.gz`);
  if (!existsSync(archive)) {
    process.stderr.write(`The labelled pages ${name} are not here and are left out.\n`);
    return undefined;
  }
  const folder = join(cacheFolder("pages"), `${name}-${statSync(archive).size}`);
  if (existsSync(folder)) return folder;
  const beside = `${folder}-${process.pid}`;
  mkdirSync(beside, { recursive: true });
  execFileSync("tar", ["xzf", archive, "-C", beside]);
  renameSync(beside, folder);
  return folder;
}

function readabilityPages(): readonly LabelledPage[] {
  const folder = unpacked("readability-test-pages");
  return folder === undefined ? [] : pagesIn(join(folder, "test-pages"), "readability");
}

/** Folders that hold source.html and expected.html or expected.md. */
export function pagesIn(folder: string, set: "readability" | "given"): readonly LabelledPage[] {
  return readdirSync(folder)
    .sort()
    .flatMap((page): readonly LabelledPage[] => {
      const source = join(folder, page, "source.html");
      const [html, markdown] = [join(folder, page, "expected.html"), join(folder, page, "expected.md")];
      if (!existsSync(source) || !(existsSync(html) || existsSync(markdown))) return [];
      const markup = readFileSync(source, "utf8");
      const expected: Expected = existsSync(html)
        ? { kind: "html", markup: readFileSync(html, "utf8") }
        : { kind: "markdown", markup: withoutFrontBlock(readFileSync(markdown, "utf8")) };
      return [{ set, page, address: SOMEWHERE, site: siteSaidBy(markup) || page, markup, expected }];
    });
}

function defuddlePages(): readonly LabelledPage[] {
  const folder = unpacked("defuddle-test-pages");
  if (folder === undefined) return [];
  return readdirSync(join(folder, "fixtures"))
    .sort()
    .flatMap((name): readonly LabelledPage[] => {
      const wanted = join(folder, "expected", name.replace(/\.html$/, ".md"));
      if (!name.endsWith(".html") || !existsSync(wanted)) return [];
      const page = name.replace(/\.html$/, "");
      const markup = readFileSync(join(folder, "fixtures", name), "utf8");
      const expected: Expected = {
        kind: "markdown",
        markup: withoutFrontBlock(readFileSync(wanted, "utf8")),
      };
      // Fixtures are named "kind--host-path".
      const host = /--((?:[\w]+\.)+[a-z]{2,6})(?:-|$)/.exec(page)?.[1];
      const site = host === undefined ? siteSaidBy(markup) || page : registrableDomain(`https://${host}/`);
      return [{ set: "defuddle", page, address: SOMEWHERE, site, markup, expected }];
    });
}

/** What a page says of its own address. */
function siteSaidBy(markup: string): string {
  const said =
    /<link[^>]{0,200}\brel=["']?canonical["']?[^>]{0,200}\bhref=["']?(https?:[^"'\s>]+)/i.exec(markup) ??
    /<meta[^>]{0,200}\bproperty=["']?og:url["']?[^>]{0,200}\bcontent=["']?(https?:[^"'\s>]+)/i.exec(markup);
  return registrableDomain(said?.[1] ?? "");
}

/** The block of JSON that this set's expectations begin with is no part of the text. */
function withoutFrontBlock(markdown: string): string {
  return markdown.replace(/^```json\n[\s\S]*?\n```\n*/, "");
}

function articleBenchmarkPages(): readonly LabelledPage[] {
  const top = unpacked("article-extraction-benchmark-half");
  if (top === undefined) return [];
  const folder = join(top, "article-extraction-benchmark");
  const truth = JSON.parse(readFileSync(join(folder, "ground-truth.json"), "utf8")) as Readonly<
    Record<string, { readonly articleBody: string; readonly url: string }>
  >;
  return Object.entries(truth).map(([page, { articleBody, url }]) => ({
    set: "article-extraction-benchmark",
    page,
    address: url,
    site: registrableDomain(url) || page,
    markup: decodePage(gunzipSync(readFileSync(join(folder, "html", `${page}.html.gz`))), ""),
    expected: { kind: "text", text: articleBody },
  }));
}

function trafilaturaPages(): readonly LabelledPage[] {
  const top = unpacked("trafilatura-evaluation-half");
  if (top === undefined) return [];
  const folder = join(top, "trafilatura-evaluation");
  const truth = JSON.parse(readFileSync(join(folder, "pieces.json"), "utf8")) as Readonly<
    Record<
      string,
      { readonly file: string; readonly with: readonly string[]; readonly without: readonly string[] }
    >
  >;
  return Object.entries(truth).map(([address, { file, with: present, without: absent }]) => ({
    set: "trafilatura-evaluation",
    page: file.replace(/\.html$/, ""),
    address: URL.canParse(address) ? address : SOMEWHERE,
    site: registrableDomain(address) || file,
    markup: decodePage(readFileSync(join(folder, "pages", file)), ""),
    expected: { kind: "pieces", present, absent },
  }));
}

/** The pages of tests/pages, written for this project: never trained on. */
export function ownPages(): readonly LabelledPage[] {
  const folder = resolve(import.meta.dirname, "../../tests/pages");
  return readdirSync(folder)
    .filter((name) => name.endsWith(".html"))
    .sort()
    .map((name): LabelledPage => {
      const page = name.replace(/\.html$/, "");
      const { text, codeLines, without } = JSON.parse(
        readFileSync(join(folder, `${page}.json`), "utf8"),
      ) as Readonly<Record<"text" | "codeLines" | "without", readonly string[]>>;
      return {
        set: "own",
        page,
        address: SOMEWHERE,
        site: page,
        markup: readFileSync(join(folder, name), "utf8"),
        expected: { kind: "pieces", present: [...text, ...codeLines], absent: without },
      };
    });
}
