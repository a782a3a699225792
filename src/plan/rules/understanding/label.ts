import { inlineText } from "../../../markdown/plain-text.ts";
import type { Inline } from "../../../markdown/syntax-tree.ts";
import type { Labelled } from "../outline.ts";

/** Inline content cut where the source breaks lines, as people stack "**Label:** text" lines in one paragraph. */
export function linesOf(inlines: readonly Inline[]): readonly (readonly Inline[])[] {
  const lines: Inline[][] = [[]];
  for (const inline of inlines) {
    if (inline.type === "break") {
      lines.push([]);
      continue;
    }
    if (inline.type !== "text") {
      lines.at(-1)?.push(inline);
      continue;
    }
    const [first, ...others] = inline.value.split("\n");
    if (first !== undefined && first !== "") lines.at(-1)?.push({ type: "text", value: first });
    for (const value of others) lines.push(value === "" ? [] : [{ type: "text", value }]);
  }
  return lines.filter((line) => inlineText(line) !== "");
}

/**
 * Reads "**Label:** text" (bold, the colon inside or behind it) or undefined. A line wrapped in the source is
 * one label with its text, so the whole paragraph is given.
 */
export function labelled(inlines: readonly Inline[]): Labelled | undefined {
  const [first, ...others] = inlines;
  if (first?.type === "strong") {
    const bold = inlineText([first]);
    const behind = inlineText(others);
    if (/[:：]$/.test(bold)) return { label: bold.slice(0, -1).trim(), text: behind };
    if (/^[:：]/.test(behind)) return { label: bold, text: behind.slice(1).trim() };
    const dashed = /^[-–—]\s*(\S.*)$/.exec(behind);
    if (dashed?.[1] !== undefined) return { label: bold, text: dashed[1] };
    return undefined;
  }
  return undefined;
}

/** Labelled lines of a paragraph; a line without a label continues the one before it. */
export function labelledLines(inlines: readonly Inline[]): readonly Labelled[] {
  const found: Labelled[] = [];
  for (const line of linesOf(inlines)) {
    const label = labelled(line);
    const last = found.at(-1);
    if (label !== undefined) found.push(label);
    else if (last !== undefined)
      found[found.length - 1] = { label: last.label, text: `${last.text} ${inlineText(line)}`.trim() };
  }
  return found;
}

/** Whether a paragraph only announces what follows: "Weekly:", "**From Static to Dynamic:**". */
export function announcement(inlines: readonly Inline[]): string | undefined {
  const text = inlineText(inlines);
  if (/[:：]$/.test(text) && text.length <= 120) return text.slice(0, -1).trim();
  if (inlines.length === 1 && inlines[0]?.type === "strong") return text;
  return undefined;
}

/** "**Name**: detail", "Name: detail", "Name – detail" or a name alone. */
export function nameAndDetail(inlines: readonly Inline[]): {
  readonly name: string;
  readonly detail: string;
} {
  const bold = labelled(inlines);
  if (bold !== undefined) return { name: bold.label, detail: bold.text };
  const text = inlineText(inlines);
  const match = /^([^:：]{1,80}?)\s*(?:[:：](?!\/\/)|\s[–—-]\s)\s*(.+)$/s.exec(text);
  return match?.[1] !== undefined && match[2] !== undefined
    ? { name: match[1], detail: match[2] }
    : { name: text, detail: "" };
}
