import { useEffect, useRef, useState } from "preact/hooks";
import { write } from "../../records/record-write.ts";
import { readFile } from "../../storage/library/kept-file.ts";
import { ContinuedChange } from "../../storage/records/continued-change.ts";
import { IconButton } from "../../ui/controls/button.tsx";
import { back, forward, pause, play } from "../../ui/icons/reading-icons.ts";
import { Notice } from "../../ui/layout/notice.tsx";
import { appBase } from "../../web/app-base.ts";
import { type Article, articleCollection } from "../article-record.ts";
import { titleOf } from "../article-title.ts";
import { listenSettings, loadListenSettings } from "./listen-settings.ts";
import { holdLockScreen, tellLockScreen } from "./lock-screen.ts";
import { messages } from "./messages.ts";
import { Rate } from "./speech-bar.tsx";
import "./listen.css";

/** Milliseconds between two times the place is executed while a recording plays; it is noted every second. */
const PACE = 10_000;

/** Plays a recording that lies on this device, from where it was left. */
export function AudioBar(props: {
  readonly article: Article;
  readonly file: string;
  readonly playAtOnce: boolean;
  readonly onEnd: () => void;
}) {
  const { article, file } = props;
  const element = useRef<HTMLAudioElement>(null);
  const source = useAudioSource(file);
  const [playing, setPlaying] = useState(false);
  const [at, setAt] = useState(article.heard);
  const [length, setLength] = useState(article.seconds);
  const [broken, setBroken] = useState(false);
  const kept = useRef(article.heard);
  const listening = useRef<ContinuedChange | undefined>(undefined);
  const keep = (): void => {
    const now = Math.floor(element.current?.currentTime ?? 0);
    if (now === kept.current) return;
    kept.current = now;
    listening.current?.write([write(articleCollection, article.id, { heard: now })]);
  };
  const skip = (seconds: number): void => {
    const audio = element.current;
    if (audio === null) return;
    audio.currentTime = Math.min(Math.max(0, audio.currentTime + seconds), audio.duration || length);
  };
  useEffect(() => {
    const audio = element.current;
    const continued = new ContinuedChange(PACE);
    listening.current = continued;
    const release = holdLockScreen(titleOf(article), article.site, {
      play: () => void audio?.play(),
      pause: () => audio?.pause(),
      back: () => skip(-15),
      forward: () => skip(30),
    });
    return () => {
      keep();
      void continued.close();
      release();
    };
  }, [article.id]);
  return (
    <section class="player player--audio" aria-label={messages.player}>
      {/* biome-ignore lint/a11y/useMediaCaption: recordings of others, of which there is no text */}
      <audio
        ref={element}
        src={source}
        preload="metadata"
        onLoadedMetadata={(event) => {
          const audio = event.currentTarget;
          if (Number.isFinite(audio.duration)) setLength(audio.duration);
          // The very end is the beginning again.
          audio.currentTime = article.heard < audio.duration - 2 ? article.heard : 0;
          void loadListenSettings().then(() => {
            audio.playbackRate = listenSettings.value.rate;
          });
          if (props.playAtOnce) audio.play().catch(() => undefined);
        }}
        onTimeUpdate={(event) => {
          const now = event.currentTarget.currentTime;
          setAt(now);
          keep();
        }}
        onPlay={() => {
          setPlaying(true);
          tellLockScreen(true);
        }}
        onPause={() => {
          setPlaying(false);
          tellLockScreen(false);
          keep();
          void listening.current?.settle();
        }}
        onEnded={props.onEnd}
        onError={() => setBroken(source !== undefined)}
      />
      {broken && <Notice>{messages.broken}</Notice>}
      <input
        class="player__seek"
        type="range"
        aria-label={messages.seek}
        aria-valuetext={`${clock(at)} / ${clock(length)}`}
        min={0}
        max={Math.max(1, Math.round(length))}
        value={Math.round(at)}
        onInput={(event) => {
          if (element.current !== null) element.current.currentTime = Number(event.currentTarget.value);
        }}
      />
      <div class="player__buttons">
        <span class="player__time">
          {clock(at)} / {clock(length)}
        </span>
        <IconButton icon={back} label={messages.secondsBack} onPress={() => skip(-15)} />
        <IconButton
          icon={playing ? pause : play}
          label={playing ? messages.pause : messages.play}
          onPress={() => {
            if (playing) element.current?.pause();
            else element.current?.play().catch(() => setBroken(true));
          }}
        />
        <IconButton icon={forward} label={messages.secondsForward} onPress={() => skip(30)} />
        <Rate
          onChange={(rate) => {
            if (element.current !== null) element.current.playbackRate = rate;
          }}
        />
      </div>
    </section>
  );
}

/**
 * Where the recording is played from: the service worker, which hands it over piece by piece; where none is in
 * charge (a first visit, a plain address in the network), the bytes themselves.
 */
function useAudioSource(file: string): string | undefined {
  const [source, setSource] = useState<string | undefined>(undefined);
  useEffect(() => {
    if (navigator.serviceWorker?.controller != null) {
      setSource(new URL(`kept-file/${file}`, appBase).href);
      return;
    }
    let address: string | undefined;
    let left = false;
    void readFile(file).then((kept) => {
      if (kept === undefined || left) return;
      address = URL.createObjectURL(new Blob([kept.bytes], { type: kept.type }));
      setSource(address);
    });
    return () => {
      left = true;
      if (address !== undefined) URL.revokeObjectURL(address);
    };
  }, [file]);
  return source;
}

/** "1:02:03", "4:05". */
function clock(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const parts = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const shown = parts[0] === 0 ? parts.slice(1) : parts;
  return shown.map((part, index) => (index === 0 ? String(part) : String(part).padStart(2, "0"))).join(":");
}
