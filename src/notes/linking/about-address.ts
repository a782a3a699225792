import { routeTo } from "../../ui/navigation/route.ts";
import { type About, type AboutKind, aboutNothing } from "../note-record.ts";

/** Where what a note is about is shown in the app; undefined for nothing. */
export function placeOf(about: About): string | undefined {
  switch (about.kind) {
    case "task":
      return routeTo("plan");
    case "topic":
      return routeTo("plan", { view: "topics" });
    case "article":
      return routeTo("read", { article: about.article });
    case "highlight":
      return routeTo("read", { article: about.article, highlight: about.highlight });
    case "project":
      return routeTo("radar", { project: about.project });
    case "release":
      return routeTo("radar", { project: about.project, release: about.release });
    case "nothing":
      return undefined;
  }
}

/** The line whose colour a thing carries. */
export const lineOf: Readonly<Record<AboutKind, "plan" | "read" | "radar" | "notes">> = {
  task: "plan",
  topic: "plan",
  article: "read",
  highlight: "read",
  project: "radar",
  release: "radar",
  nothing: "notes",
};

/** The address at which a note about something is begun. */
export function newNoteAbout(about: About): string {
  const { kind, ...rest } = about;
  return kind === "nothing" ? routeTo("notes", { new: "" }) : routeTo("notes", { about: kind, ...rest });
}

/** Reads what a note is to be about from such an address; nothing where that is not whole. */
export function aboutIn(query: Readonly<Record<string, string | undefined>>): About {
  const { kind, plan, task, topic, article, highlight, project, release, title = "", address = "" } = query;
  if (kind === "task" && plan !== undefined && task !== undefined) return { kind, plan, task, title };
  if (kind === "topic" && plan !== undefined && topic !== undefined) return { kind, plan, topic, title };
  if (kind === "article" && article !== undefined) return { kind, article, title, address };
  if (kind === "highlight" && highlight !== undefined && article !== undefined)
    return { kind, highlight, article, title };
  if (kind === "project" && project !== undefined) return { kind, project, title, address };
  if (kind === "release" && project !== undefined && release !== undefined)
    return { kind, project, release, title, address };
  return aboutNothing;
}
