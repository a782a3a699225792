import { compareVersions as compare } from "compare-versions";

/** A tag of a project as a version, with what stands before it in tags of monorepos. */
export interface Version {
  /** What stands before the number in the tag: "helm-chart-", "pkg/"; "" where nothing or only a "v" does. */
  readonly prefix: string;
  /** Major, minor, patch and those that follow; of the first three, those the tag leaves out are 0. */
  readonly numbers: readonly number[];
  /** What says that it is tried out before its release, such as "rc.1"; "" for a release. */
  readonly prerelease: string;
  /** What follows the number of a release and makes it a later one: "post1", "2", "p1", "w"; "" where nothing does. */
  readonly revision: string;
}

/** UTF-16 units of a tag that names a version. */
const LONGEST_TAG = 250;

/** Words that say a version is tried out. A hyphen does not: many projects count their packages behind one. */
const TRIALS =
  /^(?:alpha|beta|rc|cr|pre|preview|prerelease|dev|devel|develop|nightly|canary|next|snapshot|milestone|ea|eap|insiders?|unstable|experimental|test|testing|edge|测试版?|预览版?|内测版?|公测版?)$/i;
/** Letters that say so with a number behind them, "1.0b2" (PEP 440), "3.0.0.M1"; alone they are a later revision. */
const NUMBERED_TRIALS = /^[abcm]$/i;
/** Words that say nothing of what comes before or after. */
const RELEASES = /^(?:final|release|ga|lts|stable|ce|ee|oss|正式版?|稳定版?)$/i;

/**
 * Reads a tag, as projects write them: "v0.9.1", "1.10.0-rc.1", "release-1.2", "0.5.0rc2", "helm-chart-0.3.1",
 * "llama-index-core/v0.12.0", "REL_17_0", "2024-11-01", "v1.2.3.Final". Undefined for one that names no version
 * ("nightly", "latest").
 */
export function readVersion(tag: string): Version | undefined {
  const text = tag.trim();
  if (text.length > LONGEST_TAG) return undefined;
  for (const number of text.matchAll(/\d+/g)) {
    const version = versionFrom(text, number.index);
    if (version !== undefined) return version;
  }
  return undefined;
}

/** Reads a version whose numbers begin at an index; undefined where what follows them is none of a version. */
function versionFrom(text: string, start: number): Version | undefined {
  const before = text.slice(0, start);
  const [written = "", separator] = numbersAt(text.slice(start));
  const suffix = (text.slice(start + written.length).split("+")[0] ?? "").replace(/^[-._]/, "");
  if (!/^[\p{L}\d._-]*$/u.test(suffix)) return undefined;
  const numbers = written.split(separator).map(Number);
  const words = suffix.match(/\p{L}+|\d+/gu) ?? [];
  const isTrial = words.some((word, index) => saysTrial(word, words[index + 1]));
  const prefix = /(?:^|[^a-z])v$/i.test(before) ? before.slice(0, -1) : before;
  // A number alone is a version where the tag says so; "2024-report" or "issue-7" is none.
  const saysVersion = prefix !== before || isNameOfVersions(prefix);
  if (numbers.length === 1 && !saysVersion && !(before === "" && (suffix === "" || isTrial)))
    return undefined;
  const revision = isTrial ? "" : words.filter((word) => !RELEASES.test(word)).join(".");
  return {
    prefix: isNameOfVersions(prefix) ? "" : prefix,
    numbers: [...numbers, 0, 0].slice(0, Math.max(3, numbers.length)),
    prerelease: isTrial ? suffix.toLowerCase() : "",
    revision: revision.toLowerCase(),
  };
}

function isNameOfVersions(prefix: string): boolean {
  return /^(?:release|rel|version|ver|tag)[-_/ ]?$/i.test(prefix);
}

/** The numbers at the beginning of a text as they are written, and what stands between them: "1.2.3", "8_5_0", a date. */
function numbersAt(text: string): readonly [written: string, separator: string] {
  const date = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?!\d)/.exec(text)?.[0];
  if (date !== undefined) return [date, "-"];
  const underscored = /^\d+(?:_\d+)+/.exec(text)?.[0];
  if (underscored !== undefined) return [underscored, "_"];
  return [/^\d+(?:\.\d+)*/.exec(text)?.[0] ?? "", "."];
}

function saysTrial(word: string, next: string | undefined): boolean {
  return TRIALS.test(word) || (NUMBERED_TRIALS.test(word) && next !== undefined && /^\d/.test(next));
}

/** Below 0 where the one is older (Semantic Versioning, 11; PEP 440); prefixes are not looked at. */
export function compareVersions(one: Version, other: Version): number {
  const length = Math.max(one.numbers.length, other.numbers.length);
  for (let index = 0; index < length; index++) {
    const order = (one.numbers[index] ?? 0) - (other.numbers[index] ?? 0);
    if (order !== 0) return order;
  }
  return compare(asSemantic(one), asSemantic(other)) || compareRevisions(one.revision, other.revision);
}

/** A version of which only the trial matters, as Semantic Versioning writes it. */
function asSemantic({ prerelease }: Version): string {
  if (prerelease === "") return "0.0.0";
  // "rc2" is the second candidate, as "rc.2" is; leading zeros are no numbers there.
  const parts = (prerelease.match(/[a-z]+|\d+/g) ?? []).map((part) =>
    /^\d/.test(part) ? part.replace(/^0+(?=\d)/, "") : part,
  );
  return `0.0.0-${parts.length === 0 ? "0" : parts.join(".")}`;
}

/** Revisions part by part: numbers by their size, and none before any. */
function compareRevisions(one: string, other: string): number {
  const [parts, others] = [one.split("."), other.split(".")];
  for (let index = 0; index < Math.max(parts.length, others.length); index++) {
    const [part = "", against = ""] = [parts[index], others[index]];
    if (part === against) continue;
    const bothNumbers = /^\d+$/.test(part) && /^\d+$/.test(against);
    const order = bothNumbers ? Number(part) - Number(against) : part < against ? -1 : 1;
    if (order !== 0) return order;
  }
  return 0;
}

/** Whether a version is one that is tried out before its release. */
export function isPrerelease({ prerelease }: Version): boolean {
  return prerelease !== "";
}

/** What is waited for: a version and all later ones, or just the line of one. */
export interface Target {
  readonly numbers: readonly number[];
  readonly andLater: boolean;
}

/** Reads what is waited for, as in "v0.9+", ">= 1.10", "0.5 or later", "v1.2". Undefined where no version is named. */
export function readTarget(text: string): Target | undefined {
  const match = /(?:(≥|>=)\s*)?[vV]?(\d+(?:\.\d+){0,2})\s*(\+|以上|及以上|or later|or newer|and later)?/.exec(
    text.trim(),
  );
  if (match?.[2] === undefined) return undefined;
  const andLater = match[1] !== undefined || match[3] !== undefined;
  return { numbers: match[2].split(".").map(Number), andLater };
}

/** Whether a version is what was waited for: "0.9+" is reached by 0.9.0 and 1.0, not by 0.9.0-rc.1; "0.9" by 0.9.x alone. */
export function reaches(version: Version, { numbers, andLater }: Target): boolean {
  const [major = 0, minor = 0, patch = 0] = numbers;
  if (andLater) {
    const least: Version = { prefix: "", numbers: [major, minor, patch], prerelease: "", revision: "" };
    return compareVersions(version, least) >= 0;
  }
  return !isPrerelease(version) && numbers.every((number, index) => version.numbers[index] === number);
}
