/** The address of the app's own folder, with a slash at the end. */
export const appBase: URL = import.meta.env.DEV
  ? new URL(import.meta.env.BASE_URL, location.href)
  : new URL(/* @vite-ignore */ "../", import.meta.url);
