import { installOffer } from "./install-offer.ts";

/** How the app comes onto this device: by a button, by two steps in the browser's menus, or it is there already. */
export type InstallWay = "installed" | "button" | "ios" | "firefox-android" | "menu";

/** The way for this browser; follows the browser's offer. */
export function installWay(): InstallWay {
  if (matchMedia("(display-mode: standalone)").matches) return "installed";
  if (installOffer.value !== undefined) return "button";
  const { userAgent, maxTouchPoints } = navigator;
  // iPads say they are Macs; no Mac has a touch screen.
  if (/iPhone|iPod|iPad/.test(userAgent) || (/Macintosh/.test(userAgent) && maxTouchPoints > 1)) return "ios";
  return /Android/.test(userAgent) && /Firefox/.test(userAgent) ? "firefox-android" : "menu";
}
