import { signal } from "@preact/signals";
import { JOIN_MARK } from "../ui/navigation/href.ts";

/** What the address carried that another device made for this one to join; undefined where it carried nothing. */
export const joinInAddress = signal<string | undefined>(undefined);

/** Takes what opens a sync location out of the address before anything else happens, and whenever it comes into it. */
export function takeJoinFromAddress(): void {
  const take = (): void => {
    if (!location.hash.startsWith(JOIN_MARK)) return;
    joinInAddress.value = location.hash;
    history.replaceState(history.state, "", location.pathname + location.search);
  };
  take();
  addEventListener("hashchange", take);
}
