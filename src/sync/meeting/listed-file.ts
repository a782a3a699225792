import type { StoredRecord } from "../../records/record.ts";
import type { DeviceFileName } from "../file/folder-names.ts";

/** A file of a device as the folder lists it. */
export interface Listed {
  readonly name: string;
  readonly size: number | undefined;
  readonly said: DeviceFileName;
}

/** The name under which it is remembered that a record stands as it came from a folder. */
export function cameKey({ collection, id }: StoredRecord): string {
  return JSON.stringify([collection, id]);
}
