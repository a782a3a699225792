import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { connect } from "node:net";

/** A server of its own process, at a port of this machine. */
export interface ServerProcess {
  /** Ends it at once, as a crash would. */
  kill(): Promise<void>;
}

/** The program of one of these names, where this machine has it. */
export function findProgram(...names: readonly string[]): string | undefined {
  return names.find((name) => spawnSync(name, ["-v"], { stdio: "ignore" }).error === undefined);
}

/** Starts a program and waits until its port answers; throws with what it said where it ends before. */
export async function startServer(
  program: string,
  words: readonly string[],
  port: number,
): Promise<ServerProcess> {
  const child = spawn(program, words, { stdio: ["ignore", "pipe", "pipe"], detached: true });
  let said = "";
  child.stdout?.on("data", (chunk: Buffer) => (said += chunk.toString()));
  child.stderr?.on("data", (chunk: Buffer) => (said += chunk.toString()));
  while (!(await answers(port))) {
    if (child.exitCode !== null) throw new Error(`${program} ended with ${child.exitCode}: ${said}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return { kill: () => ended(child) };
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise((done) => {
    if (child.exitCode !== null || child.signalCode !== null) return done();
    child.once("exit", () => done());
    // Those it started go with it.
    if (child.pid !== undefined) process.kill(-child.pid, "SIGKILL");
  });
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.once("connect", () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => resolve(false));
  });
}
