const hour = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit" });
const day = new Intl.DateTimeFormat(undefined, {
  weekday: "short",
  day: "numeric",
  month: "short",
  hour: "2-digit",
  minute: "2-digit",
});

/** A moment of the past, in milliseconds since 1970, as one says it: the hour today, the day too before that. */
export function momentText(moment: number): string {
  const date = new Date(moment);
  return (date.toDateString() === new Date().toDateString() ? hour : day).format(date);
}
