const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/**
 * A moment as people and their plugins write it into front matter, in milliseconds since 1970: ISO 8601 with or without a
 * zone, a day alone, "Friday, November 20th 2026, 9:15:06 am". Without a zone it is of the zone of this device, or of
 * UTC where `inUtc` says so. Undefined for anything else.
 */
export function writtenMoment(written: string, inUtc = false): number | undefined {
  const text = written.trim();
  if (text === "" || text.length > 60) return undefined;
  const iso =
    /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,]\d{1,9})?)?)?(Z|[+-]\d\d:?\d\d)?$/i.exec(
      text,
    );
  if (iso !== null) {
    const [, year, month, day, hour = "0", minute = "0", second = "0", zone] = iso;
    if (zone !== undefined) {
      const moment = Date.parse(text.replace(" ", "T").replace(",", "."));
      return Number.isNaN(moment) ? undefined : moment;
    }
    return momentOf([year, month, day, hour, minute, second].map(Number), inUtc);
  }
  const month = months.findIndex((name) => new RegExp(`(?:^|[^a-z])${name}`, "i").test(text));
  const year = /(?:^|\D)(\d{4})(?:\D|$)/.exec(text)?.[1];
  const day = /(?:^|[^\d:])(\d{1,2})(?:st|nd|rd|th)?(?![\d:])/i.exec(text)?.[1];
  if (month < 0 || year === undefined || day === undefined) return undefined;
  const [, hour = "0", minute = "0", second = "0", half] =
    /(\d{1,2}):(\d\d)(?::(\d\d))?\s?([ap]m)?/i.exec(text) ?? [];
  const hours =
    half === undefined ? Number(hour) : (Number(hour) % 12) + (half.toLowerCase() === "pm" ? 12 : 0);
  return momentOf([Number(year), month + 1, Number(day), hours, Number(minute), Number(second)], inUtc);
}

function momentOf(parts: readonly number[], inUtc: boolean): number | undefined {
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = parts;
  if (month < 1 || month > 12 || day < 1 || day > 31 || hour > 24 || minute > 59 || second > 60)
    return undefined;
  const moment = inUtc
    ? Date.UTC(year, month - 1, day, hour, minute, second)
    : new Date(year, month - 1, day, hour, minute, second).getTime();
  return Number.isNaN(moment) ? undefined : moment;
}
