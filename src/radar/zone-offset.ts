/**
 * The offset from UTC, in milliseconds, of a zone of the IANA database at a reading of its clocks (milliseconds since
 * 1970 of a clock that shows UTC); undefined where the device knows no zone of that name.
 */
export function zoneOffset(timeZone: string): ((wall: number) => number) | undefined {
  let format: Intl.DateTimeFormat;
  try {
    format = new Intl.DateTimeFormat("en-US", { timeZone, timeZoneName: "longOffset" });
  } catch {
    return undefined;
  }
  const offsetAt = (instant: number): number => {
    const name = format.formatToParts(instant).find(({ type }) => type === "timeZoneName")?.value ?? "";
    const [, sign, hours, minutes, seconds = "0"] = /GMT([+-])(\d\d):(\d\d)(?::(\d\d))?/.exec(name) ?? [];
    if (sign === undefined) return 0;
    return (sign === "+" ? 1 : -1) * ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000;
  };
  // Twice, for the first step may cross a change of the clocks.
  return (wall) => offsetAt(wall - offsetAt(wall - offsetAt(wall)));
}
