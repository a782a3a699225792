import DOMPurify, { type Config } from "dompurify";

/** What running text may hold. Nothing that runs, loads, submits or dresses itself. */
const config: Config = {
  USE_PROFILES: { html: true, mathMl: true },
  // What is forbidden goes, what stands in it stays: the landmarks of a page are none of the reader's.
  FORBID_TAGS: [
    "article",
    "main",
    "section",
    "header",
    "footer",
    "aside",
    "hgroup",
    "style",
    "form",
    "input",
    "button",
    "select",
    "textarea",
    "option",
    "dialog",
    "audio",
    "video",
    "source",
    "track",
    "picture",
    "map",
    "area",
    "nav",
    "template",
    "slot",
  ],
  FORBID_ATTR: [
    "style",
    "class",
    "srcset",
    "sizes",
    "ping",
    "popover",
    "popovertarget",
    "autofocus",
    "contenteditable",
    "background",
    "is",
  ],
  ALLOW_DATA_ATTR: false,
  ADD_ATTR: ["data-picture"],
  // Ids and names get a prefix, so that no foreign name covers one of ours (DOM clobbering).
  SANITIZE_NAMED_PROPS: true,
  // The library asks this of every value that might be an address; what names no scheme is none.
  ALLOWED_URI_REGEXP: /^(?:(?:https?|mailto):|[^a-z]|[a-z+.-]+(?:[^a-z+.\-:]|$))/i,
};

/** Foreign HTML, or what an element holds, as it may be stored and shown. */
export function sanitise(foreign: string | Element): string {
  return DOMPurify.sanitize(foreign, config);
}
