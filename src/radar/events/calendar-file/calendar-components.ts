import ICAL from "ical.js";
import { contentLines } from "./content-lines.ts";

/** The calendars of a file, as components (RFC 5545); undefined where it is no calendar. What is broken is left out. */
export function calendarComponents(source: string): readonly ICAL.Component[] | undefined {
  const start = source.search(/BEGIN:VCALENDAR/i);
  // Some files are an event and nothing around it.
  if (start < 0) return /^BEGIN:VEVENT/im.test(source) ? salvaged(contentLines(source)) : undefined;
  const lines = contentLines(source.slice(start));
  try {
    return asComponents(ICAL.parse(lines.join("\r\n")));
  } catch {
    return salvaged(lines);
  }
}

function asComponents(parsed: unknown): readonly ICAL.Component[] {
  if (!Array.isArray(parsed)) return [];
  const all: readonly unknown[] = typeof parsed[0] === "string" ? [parsed] : parsed;
  return all.map((component) => new ICAL.Component(component as [string, object[], object[]]));
}

const begins = (line: string, component: string): boolean =>
  line.trim().toUpperCase() === `BEGIN:${component}`;
const ends = (line: string, component: string): boolean => line.trim().toUpperCase() === `END:${component}`;

/** The events of a file that is broken somewhere: each by itself, and of each the lines that can be read. */
function salvaged(lines: readonly string[]): readonly ICAL.Component[] {
  const zones = blocksOf(lines, "VTIMEZONE").filter((block) => ends(block.at(-1) ?? "", "VTIMEZONE"));
  return blocksOf(lines, "VEVENT").flatMap((block) => {
    const end = ends(block.at(-1) ?? "", "VEVENT") ? [] : ["END:VEVENT"];
    const event = [...block.filter((line) => isComponentLine(line) || isProperty(line)), ...end];
    // The second try is without time zones; then this event is given up.
    for (const within of [zones.flat(), []]) {
      try {
        return asComponents(
          ICAL.parse(["BEGIN:VCALENDAR", ...within, ...event, "END:VCALENDAR"].join("\r\n")),
        );
      } catch {}
    }
    return [];
  });
}

function isComponentLine(line: string): boolean {
  return /^(?:BEGIN|END):/i.test(line);
}

/** Whether a line is a property whose form can be read; what is none says nothing. */
function isProperty(line: string): boolean {
  if (!/^[A-Z][A-Z0-9-]*[:;]/i.test(line)) return false;
  try {
    ICAL.Property.fromString(line);
    return true;
  } catch {
    return false;
  }
}

/** The runs of lines from where a component begins to where it ends, or the next of its kind begins. */
function blocksOf(lines: readonly string[], component: string): readonly (readonly string[])[] {
  const blocks: string[][] = [];
  let block: string[] | undefined;
  for (const line of lines) {
    if (begins(line, component)) {
      block = [];
      blocks.push(block);
    }
    block?.push(line);
    if (ends(line, component)) block = undefined;
  }
  return blocks;
}
