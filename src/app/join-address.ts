import { signal } from "@preact/signals";
import { JOIN_MARK } from "../ui/navigation/href.ts";
import { appBase } from "../web/app-base.ts";

/** The payload of the join link that was opened (`readJoin` parses it); undefined where none was. */
export const joinInAddress = signal<string | undefined>(undefined);

/** The link that carries it. All stands behind "#", which no browser sends to a server. */
export function joinLink(carried: string): string {
  return `${new URL("settings", appBase)}${JOIN_MARK}${carried}`;
}

/** The payload of a join link in a pasted text; undefined where the text holds no such link. */
export function joinIn(text: string): string | undefined {
  const mark = text.indexOf(JOIN_MARK);
  const carried = mark < 0 ? "" : text.slice(mark + JOIN_MARK.length).trim();
  return carried === "" ? undefined : carried;
}

/** Takes what opens a sync location out of the address before anything else happens, and whenever it comes into it. */
export function takeJoinFromAddress(): void {
  const take = (): void => {
    if (!location.hash.startsWith(JOIN_MARK)) return;
    joinInAddress.value = location.hash.slice(JOIN_MARK.length);
    history.replaceState(history.state, "", location.pathname + location.search);
  };
  take();
  addEventListener("hashchange", take);
}
