import { gatewayPlace } from "./gateway-place.ts";
import type { MeetingPlace } from "./place.ts";

/** The places where this device meets the others. */
export const places: readonly MeetingPlace[] = [gatewayPlace];
