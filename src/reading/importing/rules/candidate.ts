import { replaceTags } from "../../../markdown/html-tags.ts";
import { textLength } from "../../pace/rules/reading-time.ts";

/** A passage another reader kept. */
export interface CandidateHighlight {
  readonly text: string;
  readonly note: string;
  /** Milliseconds since 1970; 0 where it does not say. */
  readonly at: number;
}

/** What another reader has of one article, whichever way it writes it. */
export interface Candidate {
  readonly address: string;
  readonly title: string;
  readonly tags: readonly string[];
  /** Milliseconds since 1970; 0 where it does not say. */
  readonly savedAt: number;
  readonly state: "unread" | "read" | "archived";
  readonly highlights: readonly CandidateHighlight[];
  /** The person's note on the whole article; "" for none. */
  readonly note: string;
  /** Whether it was marked as a favourite. */
  readonly starred: boolean;
  /** Its text as the export has it, HTML or plain; "" for none. */
  readonly content: string;
  /** Kinds of its fields that are not imported. */
  readonly leftBehind: readonly LeftBehind[];
}

/** Kinds of fields that exports have and that are not imported: articles here have no such field, or better is fetched. */
export const leftBehindKinds = ["full-text", "description"] as const;
export type LeftBehind = (typeof leftBehindKinds)[number];

/** A text of a person's own among the articles of an export. */
export interface CandidateText {
  readonly title: string;
  readonly text: string;
  /** Milliseconds since 1970; 0 where it does not say. */
  readonly savedAt: number;
}

/** The articles and the person's own texts that were read from one file. */
export interface FoundInExport {
  readonly candidates: readonly Candidate[];
  readonly texts: readonly CandidateText[];
}

/** Something of an export that is no article, and why. */
export interface Skipped {
  readonly what: string;
  readonly why: "no-address" | "not-web" | "twice";
}

/** What was found in an export. */
export interface ReadExport {
  readonly candidates: readonly Candidate[];
  readonly texts: readonly CandidateText[];
  readonly skipped: readonly Skipped[];
}

/** A text of as many words, or of twice as many characters of a script without spaces, is no mere beginning of one. */
const WHOLE = 250;

/** The text an export has of an article; "" where it only says that it could not be had (wallabag). */
export function contentIn(value: unknown): string {
  if (
    typeof value !== "string" ||
    (value.length < 2000 && value.includes("wallabag can't retrieve contents"))
  )
    return "";
  return value.trim();
}

/** The same of feeds, whose pieces often hold a text's beginning only: "" for what is too short to be a whole one. */
export function wholeContentIn(value: unknown): string {
  const content = contentIn(value);
  const { words, characters } = textLength(replaceTags(content, " "));
  return words + characters / 2 < WHOLE ? "" : content;
}

const EPOCH_1601 = 11_644_473_600_000;

/**
 * A moment as exports write it: ISO 8601, or a number of seconds, milliseconds or microseconds since 1970, or of
 * microseconds since 1601 (Chromium), or a day with slashes, which begins with the day (wallabag) unless `order` says that
 * it begins with the month. 0 where it is none.
 */
export function momentIn(value: unknown, order: "day" | "month" = "day"): number {
  const slashes =
    typeof value === "string"
      ? /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?:[ T](\d{1,2}):(\d\d)(?::(\d\d))?)?$/.exec(value.trim())
      : null;
  if (slashes !== null) {
    const [one = 0, other = 0, year = 0, hour = 0, minute = 0, second = 0] = slashes
      .slice(1)
      .map((part) => Number(part ?? 0));
    const [day, month] = order === "day" ? [one, other] : [other, one];
    return month > 12 || day > 31 ? 0 : Date.UTC(year, month - 1, day, hour, minute, second);
  }
  if (typeof value === "string" && !/^\d+(?:\.\d+)?$/.test(value.trim())) {
    const moment = Date.parse(value.trim().replace(/^(\d{4}-\d\d-\d\d) (\d\d:\d\d)/, "$1T$2"));
    return Number.isNaN(moment) || moment < 0 ? 0 : moment;
  }
  const number = Number(value);
  if (!Number.isFinite(number) || number <= 0) return 0;
  if (number > 1e16) return Math.max(0, Math.round(number / 1000 - EPOCH_1601));
  if (number > 1e14) return Math.round(number / 1000);
  return number > 1e11 ? Math.round(number) : Math.round(number * 1000);
}

/** Tags as exports write them: a list, or words behind commas, semicolons or bars; "['a', 'b']" of a CSV too. */
export function tagsIn(value: unknown, separators: RegExp = /[,;|]/): readonly string[] {
  const parts: readonly unknown[] = Array.isArray(value)
    ? value
    : typeof value === "string"
      ? value.replace(/^\s*\[|\]\s*$/g, "").split(separators)
      : [];
  const names = parts.map((part) => {
    if (typeof part === "string") return part;
    if (part === null || typeof part !== "object") return "";
    const named = part as { readonly label?: unknown; readonly name?: unknown; readonly title?: unknown };
    return String(named.label ?? named.name ?? named.title ?? "");
  });
  const clean = names.map((name) =>
    name
      .trim()
      .replace(/^['"#]+|(?<!['"])['"]+$/g, "")
      .trim()
      .slice(0, 50),
  );
  return [...new Set(clean.filter((name) => name !== ""))];
}
