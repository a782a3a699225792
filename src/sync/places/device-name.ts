/** The first that matches says it: browsers name others beside themselves. */
const browsers: readonly (readonly [RegExp, string])[] = [
  [/Edg\//, "Edge"],
  [/Firefox\//, "Firefox"],
  [/Chrome\//, "Chrome"],
  [/Safari\//, "Safari"],
];
const systems: readonly (readonly [RegExp, string])[] = [
  [/Android/, "Android"],
  [/iPhone|iPod/, "iPhone"],
  [/iPad/, "iPad"],
  [/Windows/, "Windows"],
  [/Mac OS X/, "Mac"],
  [/Linux|CrOS/, "Linux"],
];

/** What a device is called until whoever uses it says otherwise, by what its browser says of itself. */
export function deviceNameOf(userAgent: string): string {
  const said = (names: typeof browsers): string | undefined =>
    names.find(([pattern]) => pattern.test(userAgent))?.[1];
  const browser = said(browsers) ?? "A browser";
  const system = said(systems);
  return system === undefined ? browser : `${browser} on ${system}`;
}
