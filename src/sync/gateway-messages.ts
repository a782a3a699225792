/** The words of the app's own gateway as a place to meet. */
export const messages = {
  presence: {
    unknown: "Looking for the gateway…",
    present:
      "This gateway keeps a folder of export files. Each device writes only its own and merges the others'.",
    unreachable:
      "The gateway cannot be reached now. Everything stays on this device and goes over when it can.",
    refused: "This gateway keeps a folder of export files for those who have its token.",
    absent:
      "This copy of Wayside runs without a gateway, so devices meet by hand: export everything here, import it there. Articles can only be fetched from sites that answer browsers, such as raw files on GitHub.",
  },
  unreachable: "The gateway cannot be reached",
  refused: "The gateway asks for its token, in Settings",
  full: "The gateway's disk is full",
  absent: "Kept on this device. No gateway here: carry it as a file",
  token: "Token of the gateway",
  tokenHint: "The one its keeper set as WAYSIDE_TOKEN.",
  useToken: "Use this token",
  tokenWrong: "That token does not open the gateway.",
} as const;
