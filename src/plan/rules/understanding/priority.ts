import type { Priority } from "../outline.ts";

/** High, medium or low, as a text says it in English or Chinese. */
export function priorityIn(text: string): Priority | undefined {
  if (/\bhigh\b|\bP0\b|\bP1\b|高/i.test(text)) return "high";
  if (/\bmedium\b|\bmid\b|\bP2\b|中/i.test(text)) return "medium";
  if (/\blow\b|\bP3\b|低/i.test(text)) return "low";
  return undefined;
}
