/** The cache the service worker lays into what other apps share, until the app has taken it in. */
export const INBOX = "wayside-inbox";
