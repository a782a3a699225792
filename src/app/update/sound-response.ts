/** The media types a file of the app may come as, by the end of its name; a host may name scripts in more than one way. */
const typesByEnd: Readonly<Record<string, RegExp>> = {
  js: /^(?:text|application)\/(?:x-)?(?:javascript|ecmascript)$/,
  mjs: /^(?:text|application)\/(?:x-)?(?:javascript|ecmascript)$/,
  css: /^text\/css$/,
  html: /^text\/html$/,
  svg: /^image\/svg\+xml$/,
  png: /^image\/png$/,
};

/**
 * Whether a response is what was asked for, and not the page a host answers with for whatever it does not have (200 and
 * HTML for every path, in the middle of a deploy).
 */
export function isSoundResponse(address: string, response: Response): boolean {
  if (response.status !== 200) return false;
  const type = (response.headers.get("content-type") ?? "").split(";")[0]?.trim().toLowerCase() ?? "";
  const end = new URL(address).pathname.split(".").at(-1) ?? "";
  const expected = typesByEnd[end];
  return expected === undefined ? type !== "text/html" : expected.test(type);
}
