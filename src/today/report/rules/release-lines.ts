import type { Candidate } from "./candidate.ts";
import type { Facts } from "./facts.ts";
import { linkTo } from "./report-links.ts";
import { type Language, words } from "./report-words.ts";

/** Sentences about what breaks that stand behind a project's releases. */
const BREAKING = 3;

/** The releases of each project as one line: what was reached or came last, then what breaks, in a sentence each. */
export function releaseLines(releases: Facts["releases"], language: Language): readonly Candidate[] {
  const say = words[language];
  const projects = [...new Set(releases.map(({ project }) => project))];
  const lines = projects.map((project) => {
    const own = releases.filter((release) => release.project === project);
    const reached = own.find(({ isAwaited }) => isAwaited);
    const first = reached ?? own[0];
    const others = own.filter((release) => release !== first).map(({ tag, address }) => linkTo(tag, address));
    const breaking = withoutAnnouncements([...new Set(own.flatMap((release) => release.breaking))]).slice(
      0,
      BREAKING,
    );
    const named = first === undefined ? "" : linkTo(first.tag, first.address);
    const line = [
      reached === undefined ? say.released(project, named) : say.reached(project, named),
      ...(others.length === 0 ? [] : [say.also(others)]),
      ...(breaking.length === 0 ? [] : [say.breaks(breaking.map(ended))]),
    ].join("");
    const weight = (reached === undefined ? 0 : 2) + (breaking.length === 0 ? 0 : 1);
    return { key: `release/${project}`, line, source: "release", suggested: weight > 0, weight } as const;
  });
  // What was reached stands first, then what breaks.
  return lines.sort((one, other) => other.weight - one.weight).map(({ weight, ...candidate }) => candidate);
}

/** Sentences without those that only announce what others say one by one: all that another names stands in them too. */
function withoutAnnouncements(sentences: readonly string[]): readonly string[] {
  const named = sentences.map((sentence) => new Set(sentence.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []));
  return sentences.filter((_, index) => {
    const own = named[index] ?? new Set<string>();
    return !named.some(
      (names) => names.size > 1 && names.size < own.size && [...names].every((name) => own.has(name)),
    );
  });
}

/** A sentence with its end. */
function ended(sentence: string): string {
  return /[.!?。！？…]$/u.test(sentence) ? sentence : `${sentence}.`;
}
