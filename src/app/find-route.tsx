import { Page } from "../ui/page.tsx";

export function FindRoute() {
  return <Page line="none">{null}</Page>;
}
