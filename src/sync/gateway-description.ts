/** What Settings say of the gateway as a place to meet, by how it is there. */
export const gatewayDescription = {
  unknown: "Looking for the gateway…",
  present:
    "This gateway keeps a folder of export files. Each device writes only its own and merges the others'.",
  unreachable:
    "The gateway cannot be reached now. Everything stays on this device and goes over when it can.",
  refused: "This gateway keeps a folder of export files for those who have its token.",
  absent:
    "This copy of Wayside runs without a gateway, so devices meet by hand: export everything here, import it there. Articles can only be fetched from sites that answer browsers, such as raw files on GitHub.",
  key: {
    label: "Token of the gateway",
    hint: "The one its keeper set as WAYSIDE_TOKEN.",
    action: "Use this token",
    wrong: "That token does not open the gateway.",
  },
} as const;
