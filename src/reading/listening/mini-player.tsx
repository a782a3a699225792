import { IconButton } from "../../ui/controls/button.tsx";
import { pause as pauseIcon, play as playIcon } from "../../ui/icons/reading-icons.ts";
import { hrefOf } from "../../ui/navigation/href.ts";
import { routeTo, useQuery } from "../../ui/navigation/route.ts";
import { messages } from "./messages.ts";
import { nowHeard } from "./now-heard.ts";
import { closeRecording, heardAt, heardLength, isPlaying, pause, play } from "./playback.ts";
import { clock } from "./rules/clock.ts";
import "./mini-player.css";

/** What is being heard, on every page but its own. */
export function MiniPlayer() {
  const heard = nowHeard.value;
  const { article } = useQuery();
  if (heard === undefined || heard.article === article) return null;
  const plays = isPlaying.value;
  return (
    <section class="mini-player line-read" aria-label={messages.player}>
      <progress class="mini-player__progress" max={1} value={shareHeard()} aria-label={messages.seek} />
      {heard.cover !== undefined && <img class="mini-player__cover" src={heard.cover} alt="" />}
      <a class="mini-player__words" href={hrefOf(routeTo("read", { article: heard.article }))} dir="auto">
        <span class="mini-player__title">{heard.title}</span>
        <span class="mini-player__detail">
          {heard.show !== "" && <span class="mini-player__show">{heard.show} · </span>}
          <span>
            {clock(heardAt.value)} / {clock(heardLength.value)}
          </span>
        </span>
      </a>
      <IconButton
        icon={plays ? pauseIcon : playIcon}
        label={plays ? messages.pause : messages.play}
        onPress={() => {
          if (plays) pause();
          else void play();
        }}
      />
      <IconButton
        icon={{ path: "M6 6l12 12M18 6L6 18" }}
        label={messages.stop}
        onPress={() => void closeRecording()}
      />
    </section>
  );
}

function shareHeard(): number {
  const length = heardLength.value;
  return length > 0 ? Math.min(1, heardAt.value / length) : 0;
}
