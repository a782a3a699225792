import type { PlaceConfig } from "../places/place-config.ts";
import { placeName } from "../places/place-config.ts";
import type { SyncTrouble } from "../places/sync-trouble.ts";

/** What the person is told of a trouble at a place, and what to do. */
export function troubleText(place: PlaceConfig, { kind, detail }: SyncTrouble): string {
  const name = placeName(place);
  switch (kind) {
    case "unreachable":
      return /WAYSIDE_ALLOW/.test(detail)
        ? `${name} is in a network the gateway may not enter: its keeper can name it in WAYSIDE_ALLOW`
        : /does not answer browsers/.test(detail)
          ? `${name} does not answer browsers, and there is no gateway to ask it`
          : `${name} cannot be reached`;
    case "refused":
      return refusedText(place, name, detail);
    case "expired":
      return `${name} does not take the token: it has expired or was withdrawn. Enter a new one in Settings`;
    case "missing":
      return `${name} has no such ${place.kind === "s3" ? "bucket" : place.kind === "github" ? "repository" : "folder"}: look at what was entered in Settings`;
    case "full":
      return place.kind === "gateway" ? "The gateway's disk is full" : `${name} has no room left`;
    case "too-large":
      return `${name} does not take a file as large as this one`;
    case "busy":
      return `${name} asks to wait a little; it is tried again by itself`;
    case "failed":
      return "The last meeting did not work out; it is tried again by itself";
    case "storage":
      return "What others wrote found no room on this device";
    case "damaged-file":
      return "A file of another device is damaged; that device mends it when it meets next";
    case "newer-file":
      return "Another device has a newer Wayside: update this one";
    case "locked":
      return `Files at ${name} are sealed with another passphrase: enter it in Settings`;
    case "unencrypted":
      return `A file at ${name} is not encrypted and was not merged: look at it in Settings`;
    case "rolled-back":
      return `An older file was put back at ${name} and was not merged: look at it in Settings`;
    case "quarantined":
      return detail === "1"
        ? "A record from another device makes no sense to this version and is set aside; a newer Wayside tries it again"
        : `${detail} records from another device make no sense to this version and are set aside; a newer Wayside tries them again`;
    case "wrong-passphrase":
      return "That passphrase does not open what lies there";
  }
}

function refusedText(place: PlaceConfig, name: string, detail: string): string {
  switch (place.kind) {
    case "gateway":
      return "The gateway asks for its token, in Settings";
    case "webdav":
      return `${name} refuses the user name or the password`;
    case "github":
      return `${name} does not let this token write: it needs “Contents: read and write”`;
    case "s3":
      return detail === "RequestTimeTooSkewed"
        ? `${name} refuses: the date of this device is wrong`
        : `${name} refuses the keys, or what they may do there`;
    case "folder":
      return `The folder ${name} must be opened again, in Settings`;
  }
}
