import { useLocation } from "preact-iso";

/** The places of the app. Every route is one level deep, so that relative addresses hold at any base. */
export const places = ["today", "plan", "read", "radar", "notes"] as const;
export type Place = (typeof places)[number];
export type RouteName = Place | "settings";

/** The relative address of a place, with what is chosen there. */
export function routeTo(name: RouteName, query: Readonly<Record<string, string | undefined>> = {}): string {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) if (value !== undefined) search.set(key, value);
  const text = search.toString();
  return text === "" ? name : `${name}?${text}`;
}

/** Goes to an address of the app, as a link to it would; `replace` leaves no step to go back to. */
export function useNavigate(): (href: string, replace?: boolean) => void {
  const { route } = useLocation();
  return (href, replace = false) => {
    const url = new URL(href, location.href);
    route(url.pathname + url.search, replace);
  };
}

/** What is chosen at the present place. */
export function useQuery(): Readonly<Record<string, string | undefined>> {
  return useLocation().query;
}
