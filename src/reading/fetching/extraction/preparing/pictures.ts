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

interface Candidate {
  readonly address: string;
  readonly size?: string;
  readonly unit?: string;
}

/**
 * The candidates of a srcset (HTML Standard, 4.8.4.2.2; descriptors hold no parentheses here). An address ends at a space,
 * and may hold commas; a comma right behind it ends the candidate.
 */
function candidatesOf(set: string): readonly Candidate[] {
  const found: Candidate[] = [];
  const token = /[^\s,]\S*/g;
  for (let match = token.exec(set); match !== null; match = token.exec(set)) {
    const [written] = match;
    let end = written.length;
    while (written[end - 1] === ",") end--;
    const address = written.slice(0, end);
    if (end < written.length) {
      found.push({ address });
      continue;
    }
    const comma = set.indexOf(",", token.lastIndex);
    const stop = comma < 0 ? set.length : comma;
    const descriptor = set.slice(token.lastIndex, stop).trim();
    const [, size, unit] = /^([\d.]+)([wx])$/.exec(descriptor) ?? [];
    if (size !== undefined && unit !== undefined) found.push({ address, size, unit });
    else if (descriptor === "") found.push({ address });
    token.lastIndex = stop;
  }
  return found;
}

/** The candidate of a srcset (HTML Standard, 4.8.4) whose width is the largest up to the widest we carry. */
export function bestOfSet(set: string): string | undefined {
  const candidates = candidatesOf(set).flatMap(({ address, size, unit }) => {
    if (!isAddress(address)) return [];
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
