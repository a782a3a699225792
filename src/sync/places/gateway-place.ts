import type { PlaceConfig } from "./place-config.ts";

/** The app's own gateway, which is in use wherever there is one. */
export const gatewayPlace: PlaceConfig = { kind: "gateway", id: "gateway" };
