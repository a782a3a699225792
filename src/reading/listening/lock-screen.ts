/** What the lock screen, headphones and keys of the device can do with what is being heard. */
export interface LockScreenActions {
  readonly play: () => void;
  readonly pause: () => void;
  readonly back: () => void;
  readonly forward: () => void;
  readonly next?: () => void;
  readonly previous?: () => void;
  /** To a place, in seconds. */
  readonly seek?: (seconds: number) => void;
}

/** What the lock screen shows of what is heard. */
export interface LockScreenWords {
  readonly title: string;
  /** The show or site it is of. */
  readonly show: string;
  /** The address of a picture of it. */
  readonly cover?: string | undefined;
}

/**
 * Puts what is heard onto the lock screen (W3C Media Session); nothing where the browser has none. The returned
 * function takes it off again.
 */
export function holdLockScreen(
  { title, show, cover }: LockScreenWords,
  actions: LockScreenActions,
): () => void {
  if (!("mediaSession" in navigator)) return () => undefined;
  const session = navigator.mediaSession;
  session.metadata = new MediaMetadata({
    title,
    artist: show,
    album: "Wayside",
    artwork: cover === undefined ? [] : [{ src: cover }],
  });
  const handlers: readonly (readonly [MediaSessionAction, (() => void) | undefined])[] = [
    ["play", actions.play],
    ["pause", actions.pause],
    ["seekbackward", actions.back],
    ["seekforward", actions.forward],
    ["nexttrack", actions.next],
    ["previoustrack", actions.previous],
  ];
  const set = (action: MediaSessionAction, handler: MediaSessionActionHandler | null): void => {
    try {
      session.setActionHandler(action, handler);
    } catch {
      // This browser does not know the action.
    }
  };
  for (const [action, handler] of handlers) set(action, handler ?? null);
  const { seek } = actions;
  set("seekto", seek === undefined ? null : ({ seekTime }) => seek(seekTime ?? 0));
  return () => {
    for (const [action] of handlers) set(action, null);
    set("seekto", null);
    session.metadata = null;
    session.setPositionState?.();
    session.playbackState = "none";
  };
}

/** Tells the lock screen whether something plays. */
export function tellLockScreen(playing: boolean): void {
  if ("mediaSession" in navigator) navigator.mediaSession.playbackState = playing ? "playing" : "paused";
}

/** Tells the lock screen how long a recording is and where it stands. */
export function tellPosition({ duration, currentTime, playbackRate }: HTMLMediaElement): void {
  if (!("mediaSession" in navigator) || !Number.isFinite(duration)) return;
  navigator.mediaSession.setPositionState?.({
    duration,
    position: Math.min(currentTime, duration),
    playbackRate,
  });
}

/**
 * A recording of silence that plays while a voice speaks: speech alone is no media to a device, and only media
 * stands on its lock screen.
 */
export class Silence {
  private readonly audio = new Audio();
  private readonly address: string;

  constructor() {
    this.address = URL.createObjectURL(new Blob([silentWave()], { type: "audio/wav" }));
    this.audio.loop = true;
    this.audio.src = this.address;
  }

  play(): void {
    // Refused without a touch before it; the voice speaks all the same.
    this.audio.play().catch(() => undefined);
  }

  pause(): void {
    this.audio.pause();
  }

  close(): void {
    this.audio.pause();
    this.audio.removeAttribute("src");
    URL.revokeObjectURL(this.address);
  }
}

/** Ten seconds of silence: 8-bit samples at 8 kHz in a RIFF file (Microsoft and IBM, 1991). */
function silentWave(): ArrayBuffer {
  const samples = 80_000;
  const view = new DataView(new ArrayBuffer(44 + samples));
  const write = (at: number, text: string): void => {
    for (let index = 0; index < text.length; index++) view.setUint8(at + index, text.charCodeAt(index));
  };
  write(0, "RIFF");
  view.setUint32(4, 36 + samples, true);
  write(8, "WAVEfmt ");
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, 8000, true);
  view.setUint32(28, 8000, true);
  view.setUint16(32, 1, true);
  view.setUint16(34, 8, true);
  write(36, "data");
  view.setUint32(40, samples, true);
  new Uint8Array(view.buffer, 44).fill(128);
  return view.buffer;
}
