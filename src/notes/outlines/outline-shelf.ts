import { liveShelf } from "../../storage/library/live-shelf.ts";
import { type KeptOutline, keptOutlineSchema } from "./kept-outline.ts";

/** The shelf on which what is understood of notes lies, so that a start needs no parser; understood anew where it is gone. */
export const OUTLINES = "note-outlines";

export const outlineShelf = liveShelf<KeptOutline>(OUTLINES, keptOutlineSchema, ({ id }) => id);
