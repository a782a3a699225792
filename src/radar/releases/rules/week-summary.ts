import type { Passage } from "./release-passages.ts";

/** A release of a week, with the passages of its notes. */
export interface SummarisedRelease {
  readonly project: string;
  readonly tag: string;
  readonly address: string;
  readonly publishedAt: number;
  /** Whether it is the version that was waited for. */
  readonly isAwaited: boolean;
  readonly passages: readonly Passage[];
}

/** Passages of one release that are written out; the others are counted. */
const WRITTEN = 8;

/** The releases of a week as Markdown: what breaks first, then project by project. Every line comes from their notes. */
export function writeWeek(title: string, releases: readonly SummarisedRelease[]): string {
  const link = ({ tag, address }: SummarisedRelease): string =>
    /^https?:\/\/[^\s()]+$/.test(address) ? `[${tag}](${address})` : tag;
  const line = (text: string): string => text.replace(/\s+/g, " ").slice(0, 300);
  const breaking = releases.flatMap((release) =>
    release.passages
      .filter(({ kind }) => kind === "breaking" || kind === "security")
      .map(({ text }) => `- **${release.project}** ${link(release)}: ${line(text)}`),
  );
  const each = releases.map((release) => {
    const others = release.passages.filter(({ kind }) => kind === "feature" || kind === "deprecated");
    const rest = others.length - WRITTEN;
    return [
      `### ${release.project} ${release.tag}`,
      "",
      `${link(release)}${release.publishedAt > 0 ? `, ${new Date(release.publishedAt).toISOString().slice(0, 10)}` : ""}${release.isAwaited ? ", the version waited for" : ""}`,
      "",
      ...others
        .slice(0, WRITTEN)
        .map(({ kind, text }) => `- ${kind === "deprecated" ? "Deprecated: " : ""}${line(text)}`),
      ...(rest > 0 ? [`- and ${rest} more`] : []),
    ].join("\n");
  });
  return [
    `# ${title}`,
    "## Breaking and security",
    breaking.length === 0 ? "Nothing was found that breaks." : breaking.join("\n"),
    "## Releases",
    releases.length === 0 ? "No releases this week." : each.join("\n\n"),
    "",
  ]
    .join("\n\n")
    .replace(/\n{3,}/g, "\n\n")
    .replace(/(?<!\n)\n+$/, "\n");
}
