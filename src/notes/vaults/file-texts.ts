/**
 * The shelf on which the text of each file lies as it last came in or left, by the id of its note: from it an edit that
 * somebody made in the file is told from one that was made here. Not synced; without it such a file is not merged.
 */
export const FILE_TEXTS = "note-file-texts";
