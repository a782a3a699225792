import type { DeviceFileName } from "../file/folder-names.ts";

/** A file of a device as the folder lists it. */
export interface Listed {
  readonly name: string;
  readonly size: number | undefined;
  readonly said: DeviceFileName;
}
