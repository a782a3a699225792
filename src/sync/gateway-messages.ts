/** What the status line says of the gateway as a place to meet. */
export const messages = {
  unreachable: "The gateway cannot be reached",
  refused: "The gateway asks for its token, in Settings",
  full: "The gateway's disk is full",
  absent: "Kept on this device. No gateway here: carry it as a file",
} as const;
