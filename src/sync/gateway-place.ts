import { computed } from "@preact/signals";
import {
  findGateway,
  type GatewayPresence,
  gatewayPresence,
  setGatewayToken,
} from "../web/gateway-access.ts";
import { messages } from "./gateway-messages.ts";
import type { MeetingPlace, PlacePresence } from "./place.ts";

const presences: Readonly<Record<GatewayPresence, PlacePresence>> = {
  unknown: "unknown",
  present: "present",
  absent: "absent",
  unreachable: "unreachable",
  "token-needed": "refused",
};

/** The app's own gateway as a place to meet. */
export const gatewayPlace: MeetingPlace = {
  id: "gateway",
  openRemote: () => import("./gateway-folder.ts").then((module) => module.gatewayFolder),
  presence: computed(() => presences[gatewayPresence.value]),
  checkPresence: async () => presences[await findGateway()],
  words: messages,
  describe: () => import("./gateway-description.ts").then((module) => module.gatewayDescription),
  open: setGatewayToken,
};
