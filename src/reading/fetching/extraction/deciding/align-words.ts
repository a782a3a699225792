/** So long runs of words make two texts meet, the longest first. */
const RUNS = [6, 3, 1] as const;
/** Two rests of texts are compared word by word where they are no larger, as a product; and all rests of a page. */
const SMALL = 250_000;
const ALL_SMALL = 2_000_000;

/**
 * Which words of a page a text was taken from, where the text keeps the page's order: 1 for each word of the page that
 * stands in the text. Texts meet in runs of words that both have just once (patience diff), then between those again.
 */
export function alignWords(page: readonly string[], text: readonly string[]): Uint8Array {
  const numbers = new Map<string, number>();
  const numbered = (words: readonly string[]): Int32Array =>
    Int32Array.from(words, (word) => {
      const known = numbers.get(word);
      if (known !== undefined) return known;
      numbers.set(word, numbers.size + 1);
      return numbers.size;
    });
  const [a, b] = [numbered(page), numbered(text)];
  const taken = new Uint8Array(a.length);
  let left = ALL_SMALL;
  const waiting: Part[] = [{ from: 0, to: a.length, start: 0, end: b.length, run: 0 }];
  for (let part = waiting.pop(); part !== undefined; part = waiting.pop()) {
    if (part.run < RUNS.length) {
      waiting.push(...alignPart(a, b, part, taken));
      continue;
    }
    const amount = (part.to - part.from) * (part.end - part.start);
    if (amount > Math.min(SMALL, left)) continue;
    left -= amount;
    longestCommon(a, b, part, taken);
  }
  return taken;
}

/** Words from `from` up to `to` of the page and from `start` up to `end` of the text, and the first run to try. */
interface Part {
  readonly from: number;
  readonly to: number;
  readonly start: number;
  readonly end: number;
  readonly run: number;
}

interface Meeting {
  readonly at: number;
  readonly other: number;
}

/** Marks what of a part can be told at once; returns the parts that are left. */
function alignPart(a: Int32Array, b: Int32Array, part: Part, taken: Uint8Array): readonly Part[] {
  let { from, to, start, end } = part;
  while (from < to && start < end && a[from] === b[start]) {
    taken[from] = 1;
    from++;
    start++;
  }
  while (from < to && start < end && a[to - 1] === b[end - 1]) {
    to--;
    end--;
    taken[to] = 1;
  }
  if (from === to || start === end) return [];
  for (let run = part.run; run < RUNS.length; run++) {
    const meetings = inOrder(meetingsOf(a, b, { from, to, start, end, run }));
    if (meetings.length === 0) continue;
    const rest: Part[] = [];
    let [lastAt, lastOther] = [from, start];
    for (const { at, other } of meetings) {
      if (at < lastAt || other < lastOther) continue;
      rest.push({ from: lastAt, to: at, start: lastOther, end: other, run });
      // The part behind begins with what meets here, and takes it as its common beginning.
      [lastAt, lastOther] = [at, other];
    }
    rest.push({ from: lastAt, to, start: lastOther, end, run });
    return rest;
  }
  return [{ from, to, start, end, run: RUNS.length }];
}

/** Where runs of words stand that both have just once. */
function meetingsOf(a: Int32Array, b: Int32Array, part: Part): readonly Meeting[] {
  const length = RUNS[part.run] ?? 1;
  const ofPage = placesOfRuns(a, part.from, part.to, length);
  const ofText = placesOfRuns(b, part.start, part.end, length);
  const meetings: Meeting[] = [];
  for (const [hash, other] of ofText) {
    const at = ofPage.get(hash) ?? -1;
    if (other < 0 || at < 0) continue;
    let same = 0;
    while (same < length && a[at + same] === b[other + same]) same++;
    if (same === length) meetings.push({ at, other });
  }
  return meetings.sort((one, two) => one.other - two.other);
}

/** The place of each run of words by a hash of it; -1 for one that stands there more than once. */
function placesOfRuns(
  words: Int32Array,
  from: number,
  to: number,
  length: number,
): ReadonlyMap<number, number> {
  const places = new Map<number, number>();
  for (let at = from; at + length <= to; at++) {
    let hash = 0;
    for (let next = 0; next < length; next++)
      hash = (Math.imul(hash, 1_000_003) + (words[at + next] ?? 0)) | 0;
    places.set(hash, places.has(hash) ? -1 : at);
  }
  return places;
}

/** The most meetings that stand in the same order in both: the longest increasing subsequence. */
function inOrder(meetings: readonly Meeting[]): readonly Meeting[] {
  const ends: number[] = [];
  const before = new Int32Array(meetings.length).fill(-1);
  meetings.forEach(({ at }, index) => {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((meetings[ends[middle] ?? 0]?.at ?? 0) < at) low = middle + 1;
      else high = middle;
    }
    before[index] = low === 0 ? -1 : (ends[low - 1] ?? -1);
    ends[low] = index;
  });
  const chosen: Meeting[] = [];
  for (let index = ends.at(-1) ?? -1; index >= 0; index = before[index] ?? -1) {
    const meeting = meetings[index];
    if (meeting !== undefined) chosen.push(meeting);
  }
  return chosen.reverse();
}

function longestCommon(
  a: Int32Array,
  b: Int32Array,
  { from, to, start, end }: Part,
  taken: Uint8Array,
): void {
  const width = end - start + 1;
  const lengths = new Uint16Array((to - from + 1) * width);
  const lengthAt = (row: number, column: number): number => lengths[row * width + column] ?? 0;
  for (let row = to - from - 1; row >= 0; row--)
    for (let column = width - 2; column >= 0; column--)
      lengths[row * width + column] =
        a[from + row] === b[start + column]
          ? lengthAt(row + 1, column + 1) + 1
          : Math.max(lengthAt(row + 1, column), lengthAt(row, column + 1));
  let [row, column] = [0, 0];
  while (row < to - from && column < width - 1) {
    if (a[from + row] === b[start + column]) {
      taken[from + row] = 1;
      row++;
      column++;
    } else if (lengthAt(row + 1, column) >= lengthAt(row, column + 1)) row++;
    else column++;
  }
}
