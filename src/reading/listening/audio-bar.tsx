import { useEffect } from "preact/hooks";
import { IconButton } from "../../ui/controls/button.tsx";
import { SelectField } from "../../ui/controls/select-field.tsx";
import { back, forward, pause as pauseIcon, play as playIcon } from "../../ui/icons/reading-icons.ts";
import { Notice } from "../../ui/layout/notice.tsx";
import type { Article } from "../article-record.ts";
import { sourceOf } from "../article-title.ts";
import { changeRate, rateFor, rates } from "./listen-settings.ts";
import { messages } from "./messages.ts";
import { nowHeard } from "./now-heard.ts";
import {
  heardAt,
  heardLength,
  isBroken,
  isPlaying,
  openRecording,
  pause,
  play,
  seekTo,
  setPlaybackRate,
  skip,
  sleepAt,
  sleepsAt,
} from "./playback.ts";
import { clock } from "./rules/clock.ts";
import "./listen.css";

/** The player of a recording that lies on this device, on its own page. What plays goes on when the page is left. */
export function AudioBar(props: {
  readonly article: Article;
  readonly file: string;
  readonly playAtOnce: boolean;
}) {
  const { article, file } = props;
  const isOpen = nowHeard.value?.article === article.id;
  useEffect(() => {
    // What plays is not stopped by looking at another recording.
    if (props.playAtOnce || !isPlaying.peek()) void openRecording(article, file, props.playAtOnce);
  }, [article.id]);
  const at = isOpen ? heardAt.value : article.heard;
  const length = isOpen ? heardLength.value : article.seconds;
  const plays = isOpen && isPlaying.value;
  return (
    <section class="player player--audio" aria-label={messages.player}>
      {isOpen && isBroken.value && <Notice>{messages.broken}</Notice>}
      <input
        class="player__seek"
        type="range"
        aria-label={messages.seek}
        aria-valuetext={`${clock(at)} / ${clock(length)}`}
        min={0}
        max={Math.max(1, Math.round(length))}
        value={Math.round(at)}
        disabled={!isOpen}
        onInput={(event) => seekTo(Number(event.currentTarget.value))}
      />
      <div class="player__buttons">
        <span class="player__time">
          {clock(at)} / {clock(length)}
        </span>
        <IconButton icon={back} label={messages.secondsBack} disabled={!isOpen} onPress={() => skip(-15)} />
        <IconButton
          icon={plays ? pauseIcon : playIcon}
          label={plays ? messages.pause : messages.play}
          onPress={() => {
            if (plays) pause();
            else if (isOpen) void play();
            else void openRecording(article, file, true);
          }}
        />
        <IconButton
          icon={forward}
          label={messages.secondsForward}
          disabled={!isOpen}
          onPress={() => skip(30)}
        />
        <SelectField
          label={messages.speed}
          quiet
          value={String(rateFor(article))}
          options={rates.map((rate) => ({ value: String(rate), text: messages.times(rate) }))}
          onChange={(value) => {
            changeRate(Number(value), sourceOf(article));
            if (isOpen) setPlaybackRate(Number(value));
          }}
        />
      </div>
      {isOpen && <SleepTimer />}
    </section>
  );
}

const SLEEPS = [5, 10, 15, 30, 45, 60] as const;

/** After how long the player falls silent. */
function SleepTimer() {
  const at = sleepsAt.value;
  const left = typeof at === "number" ? Math.max(1, Math.round((at - Date.now()) / 60_000)) : undefined;
  return (
    <div class="player__choices">
      <SelectField
        label={messages.sleep}
        quiet
        value={at === undefined ? "" : at === "end" ? "end" : "set"}
        options={[
          { value: "", text: messages.noSleep },
          ...(left === undefined ? [] : [{ value: "set", text: messages.sleepsIn(left) }]),
          { value: "end", text: messages.sleepAtEnd },
          ...SLEEPS.map((minutes) => ({ value: String(minutes), text: messages.sleepAfter(minutes) })),
        ]}
        onChange={(value) => {
          if (value === "set") return;
          sleepAt(value === "" ? undefined : value === "end" ? "end" : Number(value));
        }}
      />
    </div>
  );
}
