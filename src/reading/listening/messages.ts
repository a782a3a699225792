/** The words of listening. */
export const messages = {
  player: "Player",
  play: "Play",
  pause: "Pause",
  sentenceBack: "Sentence back",
  sentenceForward: "Sentence forward",
  paragraphBack: "Paragraph back",
  paragraphForward: "Paragraph forward",
  secondsBack: "15 seconds back",
  secondsForward: "30 seconds forward",
  speed: "Speed",
  times: (rate: number) => `${rate}×`,
  voice: "Voice",
  stop: "Stop listening",
  seek: "Where in the recording",
  noVoices:
    "This device has no voice for this article's language, or this browser has no speech. Add one in the device's settings, under speech or accessibility, and it appears here.",
  ended: "Heard to the end",
  broken: "This browser cannot play this recording. It is kept, and can be saved as a file.",
  close: "Close",
} as const;
