import ICAL from "ical.js";
import { findIana } from "windows-iana";
import { zoneOffset } from "../../zone-offset.ts";

/** A zone of the IANA database, as the device knows it. */
class NamedZone extends ICAL.Timezone {
  constructor(
    name: string,
    private readonly offset: (wall: number) => number,
  ) {
    super({ tzid: name });
  }

  override utcOffset(time: ICAL.Time): number {
    return this.offset(wallTime(time)) / 1000;
  }
}

/** A zone whose clocks are never changed. */
class FixedZone extends ICAL.Timezone {
  constructor(private readonly seconds: number) {
    super({ tzid: `UTC${seconds < 0 ? "-" : "+"}${Math.abs(seconds)}` });
  }

  override utcOffset(): number {
    return this.seconds;
  }
}

/** What a clock shows, as milliseconds since 1970 of a clock that shows UTC. */
export function wallTime(time: ICAL.Time): number {
  const wall = new Date(0);
  wall.setUTCFullYear(time.year, time.month - 1, time.day);
  return time.isDate ? wall.getTime() : wall.setUTCHours(time.hour, time.minute, time.second);
}

/** The zones of a calendar file, by the names it uses. */
export class TimeZones {
  private readonly found = new Map<string, ICAL.Timezone | undefined>();
  private readonly described = new Map<string, ICAL.Timezone>();

  constructor(calendar: ICAL.Component) {
    for (const component of calendar.getAllSubcomponents("vtimezone")) {
      try {
        const zone = new ICAL.Timezone(component);
        this.described.set(zone.tzid, zone);
      } catch {
        // A zone that makes no sense is as one that is not there.
      }
    }
  }

  /** A zone by its name; undefined where nobody knows which it is. */
  get(name: string): ICAL.Timezone | undefined {
    if (name === "") return undefined;
    if (!this.found.has(name)) this.found.set(name, this.find(name));
    return this.found.get(name);
  }

  /** What the device knows of a place is truer than what a file says of it: that often ends with the year. */
  private find(name: string): ICAL.Timezone | undefined {
    return (
      named(name) ??
      this.described.get(name) ??
      ofWindows(name) ??
      byItsEnd(name) ??
      asShown(name) ??
      fixed(name)
    );
  }
}

function named(name: string): ICAL.Timezone | undefined {
  // An offset is none of its names.
  if (!/^[A-Za-z]/.test(name)) return undefined;
  const offset = zoneOffset(name);
  return offset === undefined ? undefined : new NamedZone(name, offset);
}

/** By the names of Windows (CLDR, windowsZones), which Outlook and Exchange write. */
function ofWindows(name: string): ICAL.Timezone | undefined {
  const [iana] = findIana(name);
  return iana === undefined ? undefined : named(iana);
}

/** Some programs write their own address before the name: "/citadel.org/20210210_1/America/Argentina/Salta". */
function byItsEnd(name: string): ICAL.Timezone | undefined {
  const parts = name.split("/").filter((part) => part !== "");
  for (const count of [3, 2]) {
    if (parts.length <= count) continue;
    const zone = named(parts.slice(-count).join("/"));
    if (zone !== undefined) return zone;
  }
  return undefined;
}

/** As Windows shows a zone: "(UTC+01:00) Brussels, Copenhagen, Madrid, Paris", "Eastern Time (US & Canada)". */
function asShown(name: string): ICAL.Timezone | undefined {
  const isShown = /^\((?:UTC|GMT)/i.test(name) && name.includes(")");
  const words = isShown ? name.slice(name.indexOf(")") + 1).trim() : name;
  const american = words.indexOf(" Time (");
  const byName = american < 0 ? undefined : ofWindows(`${words.slice(0, american)} Standard Time`);
  if (byName !== undefined || !isShown) return byName;
  const offset = secondsIn(name.slice("(UTC".length, name.indexOf(")"))) ?? 0;
  const places = Intl.supportedValuesOf("timeZone");
  for (const city of words.split(",")) {
    const place = places.find((candidate) => candidate.endsWith(`/${city.trim().replaceAll(" ", "_")}`));
    const zone = place === undefined ? undefined : named(place);
    if (zone !== undefined && isStandardTime(zone, offset)) return zone;
  }
  return new FixedZone(offset);
}

/** Whether a zone is so many seconds before UTC in its winter. */
function isStandardTime(zone: ICAL.Timezone, seconds: number): boolean {
  return [1, 7].some(
    (month) => zone.utcOffset(new ICAL.Time({ year: 2024, month, day: 1, hour: 12 }, zone)) === seconds,
  );
}

/** "GMT+0100", "UTC-5", "+05:30". */
function fixed(name: string): ICAL.Timezone | undefined {
  const offset = secondsIn(name.replace(/^(?:UTC|GMT)/i, ""));
  return offset === undefined ? undefined : new FixedZone(offset);
}

function secondsIn(text: string): number | undefined {
  const [, sign, hours, minutes = "0"] = /^([+\-−])(\d{1,2}):?(\d\d)?$/.exec(text.trim()) ?? [];
  if (sign === undefined) return undefined;
  return (sign === "+" ? 1 : -1) * (Number(hours) * 3600 + Number(minutes) * 60);
}
