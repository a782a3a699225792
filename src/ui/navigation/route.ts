import { here, navigate } from "./location.ts";

/** The places of the app. Every route is one level deep, so that relative addresses hold at any base. */
export const places = ["today", "plan", "read", "radar", "notes"] as const;
export type Place = (typeof places)[number];
export type RouteName = Place | "settings" | "find";

/** The relative address of a place, with what is chosen there. */
export function routeTo(name: RouteName, query: Readonly<Record<string, string | undefined>> = {}): string {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) if (value !== undefined) search.set(key, value);
  const text = search.toString();
  return text === "" ? name : `${name}?${text}`;
}

/** Goes to an address of the app, as a link to it would. */
export function useNavigate(): typeof navigate {
  return navigate;
}

/** What is chosen at the present place. */
export function useQuery(): Readonly<Record<string, string | undefined>> {
  return Object.fromEntries(here.value.searchParams);
}
