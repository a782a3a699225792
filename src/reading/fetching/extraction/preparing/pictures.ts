/** Attributes pages use to load a picture late; the first that holds an address is the picture meant. */
const lateSources = [
  "data-src",
  "data-original",
  "data-lazy-src",
  "data-actualsrc",
  "data-hi-res-src",
  "data-url",
];
const lateSets = ["data-srcset", "data-lazy-srcset"];

/** Wide enough for any phone and small enough to carry. */
const WIDEST = 1280;

/** The address of the picture an image element means: of a lazy one, and of a set the best that is not too wide. */
export function pictureAddress(image: Element): string | undefined {
  const late = lateSources
    .map((name) => image.getAttribute(name))
    .find((value) => value !== null && isAddress(value));
  const sets = ["srcset", ...lateSets].map((name) => image.getAttribute(name));
  const sources =
    image.parentElement?.localName === "picture"
      ? image.parentElement.querySelectorAll("source[srcset]")
      : [];
  for (const source of sources) sets.push(source.getAttribute("srcset"));
  const fromSet = sets
    .map((set) => (set === null ? undefined : bestOfSet(set)))
    .find((address) => address !== undefined);
  const plain = image.getAttribute("src");
  if (late !== undefined) return late ?? undefined;
  return fromSet ?? (plain !== null && isAddress(plain) ? plain : undefined);
}

function isAddress(value: string): boolean {
  return value.trim() !== "" && !value.startsWith("data:") && !value.startsWith("blob:");
}

/** The candidate of a srcset (HTML Standard, 4.8.4) whose width is the largest up to the widest we carry. */
export function bestOfSet(set: string): string | undefined {
  const candidates = [
    ...set.matchAll(/\s*([^\s,]\S*[^\s,]|[^\s,])(?:\s+([\d.]+)([wx]))?\s*(?:,|$)/g),
  ].flatMap(([, address, size, unit]) => {
    if (address === undefined || !isAddress(address)) return [];
    const width = size === undefined ? 0 : unit === "x" ? Number(size) * 640 : Number(size);
    return [{ address, width }];
  });
  const fitting = candidates
    .filter(({ width }) => width <= WIDEST)
    .sort((one, other) => other.width - one.width);
  const wider = candidates
    .filter(({ width }) => width > WIDEST)
    .sort((one, other) => one.width - other.width);
  return (fitting[0]?.width ?? 0) >= WIDEST / 2 ? fitting[0]?.address : (wider[0] ?? fitting[0])?.address;
}
