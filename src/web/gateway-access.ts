import { signal } from "@preact/signals";
import * as v from "valibot";
import { readDevice, writeDevice } from "../storage/device.ts";
import { appBase } from "./app-base.ts";

/**
 * Whether this app was served by a gateway of its own: one that fetches pages and keeps the folder of export
 * files. On a static host there is none.
 */
export type GatewayPresence = "unknown" | "present" | "absent" | "unreachable" | "token-needed";

export const gatewayPresence = signal<GatewayPresence>("unknown");

const TOKEN = "gateway-token";
let token: Promise<string> | undefined;

/** The gateway's token as this device has it; "" where it has none. */
export function gatewayToken(): Promise<string> {
  token ??= readDevice(TOKEN, v.string(), "");
  return token;
}

/** Keeps the gateway's token on this device, and looks whether it opens. */
export async function setGatewayToken(value: string): Promise<void> {
  token = Promise.resolve(value);
  await writeDevice(TOKEN, value);
  await findGateway();
}

/** Asks the gateway with another token from now on, in this worker alone; nothing is kept. */
export function tryGatewayToken(value: string): void {
  token = Promise.resolve(value);
}

/** Asks the gateway. Rejects as fetch does where there is no network, and when `signal` says so. */
export async function askGateway(path: string, init: RequestInit = {}): Promise<Response> {
  const headers = new Headers(init.headers);
  const secret = await gatewayToken();
  if (secret !== "") headers.set("authorization", `Bearer ${secret}`);
  return fetch(new URL(`api/${path}`, appBase), { cache: "no-store", ...init, headers, redirect: "error" });
}

const greetingSchema = v.object({ gateway: v.literal("wayside"), open: v.boolean() });
const PATIENCE = 5000;

/** Looks whether the gateway answers, and sets `gatewayPresence`. */
export async function findGateway(): Promise<GatewayPresence> {
  const presence = await probe();
  gatewayPresence.value = presence;
  return presence;
}

async function probe(): Promise<GatewayPresence> {
  try {
    const response = await askGateway("greeting", { signal: AbortSignal.timeout(PATIENCE) });
    const body: unknown = await response.json().catch(() => undefined);
    const greeting = v.safeParse(greetingSchema, body);
    if (!greeting.success) return response.status >= 500 ? "unreachable" : "absent";
    return greeting.output.open ? "present" : "token-needed";
  } catch {
    return gatewayPresence.value === "absent" ? "absent" : "unreachable";
  }
}
