import type { Change } from "./intention.ts";

/**
 * Works the writes of a change out from what the person asked for. It may read and take its time; it throws on input
 * it cannot use, which then stays in the journal.
 */
export type Command = (input: unknown) => Promise<Change>;

const commands = new Map<string, () => Promise<Command>>();

/** Makes a command known by its name, so that it can be executed at a later start; loaded when it is needed. */
export function registerCommand(name: string, load: () => Promise<Command>): void {
  commands.set(name, load);
}

export function commandNamed(name: string): (() => Promise<Command>) | undefined {
  return commands.get(name);
}
