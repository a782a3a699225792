import { compareVersions as compare } from "compare-versions";

/** A tag of a project as a version (Semantic Versioning 2.0.0), with what stands before it in tags of monorepos. */
export interface Version {
  /** What stands before the number in the tag: "helm-chart-", "pkg/"; "" where nothing or only a "v" does. */
  readonly prefix: string;
  /** Major, minor and patch; those the tag leaves out are 0. */
  readonly numbers: readonly [number, number, number];
  /** What follows a hyphen, such as "rc.1"; "" for a release. */
  readonly prerelease: string;
}

/** UTF-16 units of a tag that names a version. */
const LONGEST_TAG = 250;

const tagPattern =
  /^(.*?)[vV]?(\d+)(?:\.(\d+))?(?:\.(\d+))?(?:\.\d+)*(?:[-.]?((?:alpha|beta|rc|preview|pre|dev|post|nightly|a|b|c|next|canary|snapshot|m)[-.]?[0-9a-z.-]*|-[0-9a-z.-]+))?(?:\+[0-9a-z.-]+)?$/i;

/**
 * Reads a tag, as projects write them: "v0.9.1", "1.10.0-rc.1", "release-1.2", "0.5.0rc2", "helm-chart-0.3.1",
 * "llama-index-core/v0.12.0". Undefined for one that names no version ("nightly", "latest").
 */
export function readVersion(tag: string): Version | undefined {
  const match = tag.length > LONGEST_TAG ? null : tagPattern.exec(tag.trim());
  const [, before = "", major, minor, patch, prerelease = ""] = match ?? [];
  if (major === undefined) return undefined;
  // A number alone is a version where the tag says so; "2024-report" or "issue7" is none.
  if (minor === undefined && !/[vV]$/.test(tag.slice(0, tag.indexOf(major, before.length))) && before !== "")
    return undefined;
  if (/\d$/.test(before)) return undefined;
  const prefix = /^(?:release|rel|version|ver|tag)[-_/ ]?$/i.test(before) ? "" : before;
  return {
    prefix,
    numbers: [Number(major), Number(minor ?? 0), Number(patch ?? 0)],
    prerelease: prerelease.replace(/^[-.]/, "").toLowerCase(),
  };
}

/** Below 0 where the one is older (Semantic Versioning, 11); prefixes are not looked at. */
export function compareVersions(one: Version, other: Version): number {
  return compare(normal(one), normal(other)) || postOrder(one) - postOrder(other);
}

/** A post-release (PEP 440) follows its release; any other addition comes before it. */
function postOrder({ prerelease }: Version): number {
  const number = /^post[-.]?(\d*)/.exec(prerelease)?.[1];
  return number === undefined ? 0 : 1 + Number(number);
}

function normal({ numbers, prerelease }: Version): string {
  if (prerelease === "" || prerelease.startsWith("post")) return numbers.join(".");
  // "rc2" is the second candidate, as "rc.2" is; leading zeros are no numbers there.
  const parts = prerelease
    .replace(/([a-z])(?=\d)/g, "$1.")
    .split(/[-.]/)
    .filter((part) => part !== "")
    .map((part) => (/^\d+$/.test(part) ? String(Number(part)) : part.replace(/[^0-9a-z]/g, "")));
  return `${numbers.join(".")}-${parts.join(".")}`;
}

/** Whether a version is one that is tried out before its release. */
export function isPrerelease({ prerelease }: Version): boolean {
  return prerelease !== "" && !prerelease.startsWith("post");
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
    const least: Version = { prefix: "", numbers: [major, minor, patch], prerelease: "" };
    return compareVersions(version, least) >= 0;
  }
  return !isPrerelease(version) && numbers.every((number, index) => version.numbers[index] === number);
}
