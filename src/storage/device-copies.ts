import * as v from "valibot";

/*
 * A copy of each of this device's own matters in localStorage, from the touch until the database has it: a transaction that
 * waits for the one before it may end with the page; what stands in localStorage does not.
 */

const PREFIX = "wayside-device/";
/** UTF-16 units; larger ones are left to the database alone. */
const LARGEST = 100_000;

const copySchema = v.object({ value: v.optional(v.unknown()) });

/** Keeps a copy and returns its text; undefined where it is too large, no JSON, or there is no such storage here. */
export function keepDeviceCopy(key: string, value: unknown): string | undefined {
  if (!isJson(value)) return undefined;
  const text = JSON.stringify({ value });
  if (text.length > LARGEST) return undefined;
  try {
    localStorage.setItem(PREFIX + key, text);
    return text;
  } catch {
    // Full, or forbidden in this window: the database has it in the next moment.
    return undefined;
  }
}

/** The text of the copy that stands for a key: a page left it behind, or one that lives is about to let it go. */
export function deviceCopy(key: string): string | undefined {
  try {
    return localStorage.getItem(PREFIX + key) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Lets go of a copy, unless a later one stands there. */
export function dropDeviceCopy(key: string, text: string): void {
  try {
    if (localStorage.getItem(PREFIX + key) === text) localStorage.removeItem(PREFIX + key);
  } catch {
    // There is no such storage here.
  }
}

/** What a copy holds; undefined for one that says nothing. */
export function valueInCopy(text: string): { readonly value: unknown } | undefined {
  try {
    const copy = v.safeParse(copySchema, JSON.parse(text));
    return copy.success ? { value: copy.output.value } : undefined;
  } catch {
    return undefined;
  }
}

/** Whether JSON has a value whole: bytes and keys are more than that. */
function isJson(value: unknown): boolean {
  if (value === undefined || value === null || ["string", "boolean"].includes(typeof value)) return true;
  if (typeof value === "number") return Number.isFinite(value);
  if (Array.isArray(value)) return value.every((item) => item !== undefined && isJson(item));
  return (
    typeof value === "object" &&
    Object.getPrototypeOf(value) === Object.prototype &&
    Object.values(value).every(isJson)
  );
}
