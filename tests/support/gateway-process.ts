import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const top = resolve(import.meta.dirname, "../..");

export interface GatewayProcess {
  readonly address: string;
  readonly dataFolder: string;
  /** Of the process, to be asked the system about. */
  readonly pid: number;
  /** Resolves when the process has ended, by itself or otherwise. */
  readonly ended: Promise<void>;
  /** Ends the process at once, as a crash would. */
  kill(): Promise<void>;
}

/** Starts the gateway as `npm start` does, in a process of its own; resolves once it says where it is. */
export async function startGateway(
  environment: Readonly<Record<string, string>> = {},
  dataFolder = mkdtempSync(join(tmpdir(), "wayside-data-")),
): Promise<GatewayProcess> {
  const child = spawn(process.execPath, ["--import", "tsx", "scripts/start.ts"], {
    cwd: top,
    env: { ...process.env, PORT: "0", WAYSIDE_DATA: dataFolder, ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const address = await announced(child);
  return {
    address,
    dataFolder,
    pid: child.pid ?? 0,
    ended: new Promise((done) => child.once("exit", () => done())),
    kill: () =>
      new Promise((done) => {
        if (child.exitCode !== null || child.signalCode !== null) return done();
        child.once("exit", () => done());
        child.kill("SIGKILL");
      }),
  };
}

function announced(child: ChildProcess): Promise<string> {
  return new Promise((found, failed) => {
    let said = "";
    const hear = (chunk: Buffer): void => {
      said += chunk.toString();
      const address = /Wayside is at (http:\S+)\//.exec(said)?.[1];
      if (address !== undefined) found(address);
    };
    child.stdout?.on("data", hear);
    child.stderr?.on("data", hear);
    child.once("exit", (code) => failed(new Error(`the gateway ended with ${code}: ${said}`)));
  });
}
