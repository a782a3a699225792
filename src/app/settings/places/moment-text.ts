const hour = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit" });
const day = new Intl.DateTimeFormat(undefined, {
  day: "numeric",
  month: "short",
  hour: "2-digit",
  minute: "2-digit",
});

/** A moment of the past as one says it: the hour today, the day before that. */
export function momentText(moment: number): string {
  const date = new Date(moment);
  return (date.toDateString() === new Date().toDateString() ? hour : day).format(date);
}
