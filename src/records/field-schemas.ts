import * as v from "valibot";

/*
 * What a field of a record may hold so that every screen can show it. A record from elsewhere may hold anything; a value
 * outside of these reads as one that was never written (`collection.ts`), and stays in the record as it came.
 */

/** The last moment a Date can hold, in milliseconds since 1970 (ECMA-262, 21.4.1.1). */
const LAST_MOMENT = 8.64e15;

/** Milliseconds since 1970. */
export const momentSchema = v.pipe(v.number(), v.minValue(0), v.maxValue(LAST_MOMENT));

/** How many there are of something. */
export const countSchema = v.pipe(v.number(), v.minValue(0), v.maxValue(1e9));

/** Minutes given to something; a correction may be negative. Nobody gives a year. */
export const minutesSchema = v.pipe(v.number(), v.minValue(-100_000), v.maxValue(100_000));

/** Seconds of a recording: a week at most. */
export const secondsSchema = v.pipe(v.number(), v.minValue(0), v.maxValue(7 * 24 * 60 * 60));

/** A share of a whole. */
export const shareSchema = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
