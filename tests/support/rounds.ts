/** How often a thing is tried in the same moment; fewer times where the browser is made slow on purpose. */
export const TRIES = Number(
  process.env.WAYSIDE_TRIES ?? (process.env.WAYSIDE_SLOWDOWN === undefined ? 200 : 40),
);
