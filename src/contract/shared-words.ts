/** The fields of a share that hold words; the manifest names them so. */
export const SHARED_WORDS = ["title", "text", "url"] as const;

/** Letters of an address that carries them; some proxies refuse longer ones. */
export const LONGEST_SHARED = 6000;
