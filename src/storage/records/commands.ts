import type { Change } from "./intention.ts";
import type { StoredRecords } from "./stored-records.ts";

/**
 * Works the writes of a change out from what the person asked for. It may take its time; it throws on input it cannot
 * use, which then stays in the journal. It reads records only through what it is handed: every other way of reading
 * waits for the journal to be executed, and so for the command itself.
 */
export type Command = (input: unknown, stored: StoredRecords) => Promise<Change>;

const commands = new Map<string, () => Promise<Command>>();

/** Makes a command known by its name, so that it can be executed at a later start; loaded when it is needed. */
export function registerCommand(name: string, load: () => Promise<Command>): void {
  commands.set(name, load);
}

export function commandNamed(name: string): (() => Promise<Command>) | undefined {
  return commands.get(name);
}

/** The names of all commands an entry of the journal may ask for. */
export function commandNames(): readonly string[] {
  return [...commands.keys()];
}
