/** Seconds a server wants one to wait (RFC 9110, 10.2.3): a number, or a date; undefined where it does not say. */
export function retryAfter(header: string, now: number): number | undefined {
  const text = header.trim();
  if (/^\d{1,8}$/.test(text)) return Number(text);
  const moment = text === "" ? Number.NaN : Date.parse(text);
  return Number.isNaN(moment) ? undefined : Math.max(0, Math.round((moment - now) / 1000));
}
