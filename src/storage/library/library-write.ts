/** Something of the library to be stored, or removed where its value is undefined. */
export interface LibraryWrite {
  readonly shelf: string;
  readonly id: string;
  readonly value: unknown;
}
