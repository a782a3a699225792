import * as v from "valibot";
import type { NoteOutline } from "../rules/note-outline.ts";

/** Counts up where notes are understood otherwise than before. */
const FORMAT = 2;

export const keptOutlineSchema = v.object({
  format: v.literal(FORMAT),
  id: v.string(),
  /** Which text and path it is of. */
  key: v.string(),
  outline: v.object({
    title: v.string(),
    aliases: v.array(v.string()),
    tags: v.array(v.string()),
    links: v.array(
      v.object({ form: v.picklist(["wiki", "address"]), isEmbed: v.boolean(), target: v.string() }),
    ),
    addresses: v.array(v.string()),
  }),
});
export type KeptOutline = v.InferOutput<typeof keptOutlineSchema>;

/** An outline as it lies on the shelf. */
export function keptOutline(id: string, body: string, path: string, outline: NoteOutline): KeptOutline {
  const { title, aliases, tags, links, addresses } = outline;
  return {
    format: FORMAT,
    id,
    key: outlineKey(body, path),
    outline: { title, aliases: [...aliases], tags: [...tags], links: [...links], addresses: [...addresses] },
  };
}

/** Tells one text and path from another (FNV-1a, 32 bits, with the length); quick, for all notes are looked at at a start. */
export function outlineKey(body: string, path: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < body.length; at++) hash = Math.imul(hash ^ body.charCodeAt(at), 0x01000193);
  return `${(hash >>> 0).toString(36)} ${body.length} ${path}`;
}
