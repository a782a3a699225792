import type { Release } from "../release-shelf.ts";
import { compareVersions, isPrerelease, reaches, readTarget, readVersion, type Version } from "./version.ts";

/** What is asked of a project's releases. */
export interface Watch {
  readonly target: string;
  readonly prereleases: boolean;
  readonly prefix: string;
  readonly here: string;
  readonly seenUntil: number;
}

/** How a project stands with its releases. */
export interface WatchStatus {
  /** Those that count, the newest version first. */
  readonly releases: readonly Release[];
  readonly latest: Release | undefined;
  /** Those that came since the person last looked. */
  readonly unseen: readonly Release[];
  /** The release by which what was waited for came: the first that is it. Undefined while it is waited for. */
  readonly reached: Release | undefined;
  /** Whether a version is waited for at all. */
  readonly waits: boolean;
  /** How many releases came after the one the person uses; undefined where that is not said, or not among them. */
  readonly behind: number | undefined;
}

/** Works out how a project stands. Tags that are no versions count as releases, by their date, and reach nothing. */
export function watchStatus(all: readonly Release[], watch: Watch): WatchStatus {
  const read = all
    .map((release) => ({ release, version: readVersion(release.tag) }))
    .filter(({ release, version }) => {
      const early = release.prerelease || (version !== undefined && isPrerelease(version));
      if (early && !watch.prereleases) return false;
      return watch.prefix === "" || release.tag.startsWith(watch.prefix);
    })
    .sort((one, other) => byVersion(one, other));
  const releases = read.map(({ release }) => release);
  const target = readTarget(watch.target);
  const those =
    target === undefined
      ? []
      : read
          .filter(({ version }) => version !== undefined && reaches(version, target))
          .map(({ release }) => release);
  const here = releases.findIndex(({ tag }) => tag === watch.here);
  return {
    releases,
    latest: releases[0],
    unseen: releases.filter(({ publishedAt }) => publishedAt > watch.seenUntil),
    reached: those.at(-1),
    waits: target !== undefined,
    behind: watch.here === "" || here < 0 ? undefined : here,
  };
}

interface Read {
  readonly release: Release;
  readonly version: Version | undefined;
}

function byVersion(one: Read, other: Read): number {
  if (one.version !== undefined && other.version !== undefined) {
    const order = compareVersions(other.version, one.version);
    if (order !== 0) return order;
  }
  return other.release.publishedAt - one.release.publishedAt;
}
