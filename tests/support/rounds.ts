/** How often a thing is tried in the same moment; fewer where the machine is made slow on purpose. */
export const TRIES = Number(process.env.WAYSIDE_TRIES ?? 200);
