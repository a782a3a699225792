/** Stands in for the address of what came without one; nothing is ever fetched from it. */
export const NOWHERE = "https://kept.invalid/";
